package dev.retort.workbench.changes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Profile;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.project.TargetSource;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/**
 * What the session's database may be compared with, and what of it is chosen: the project's own target first, then the
 * other databases of its kind, then the project's revisions. A choice is remembered for each project until the window
 * closes.
 */
final class TargetModel {

    private final Engine engine;
    private final Session session;
    private final Notices notices;
    private final Latest reading;
    private final Map<Path, TargetChoice> remembered = new HashMap<>();
    private final ObservableList<TargetChoice> choices = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TargetChoice> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
    private List<Profile> profiles = List.of();

    TargetModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.session = session;
        this.notices = notices;
        this.reading = new Latest(work);
        session.projectProperty().subscribe(this::refresh);
        session.databaseProperty().subscribe(this::refresh);
    }

    /** Reads again what there is: profiles come and go in another screen. */
    void refresh() {
        offer();
        if (session.project().isEmpty() || session.database().isEmpty()) {
            reading.cancel();
            return;
        }
        reading.start(Job.quiet(Messages.text("changes.reading-profiles"), _ -> engine.connections().profiles())
                .then(found -> {
                    profiles = found;
                    offer();
                }).otherwise(notices::problem));
    }

    private void offer() {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        List<TargetChoice> now = project == null || database == null ? List.of() : all(project, database);
        if (!now.equals(choices)) {
            choices.setAll(now);
        }
        TargetChoice before = project == null ? null : remembered.get(project.folder());
        TargetChoice first = now.isEmpty() || !(now.getFirst() instanceof TargetChoice.OfProject)
                ? null
                : now.getFirst();
        TargetChoice wanted = now.stream().filter(one -> before != null && one.isAgain(before)).findFirst()
                .orElse(first);
        if (!Objects.equals(wanted, chosen.get())) {
            chosen.set(wanted);
        }
    }

    private List<TargetChoice> all(OpenProject project, Database database) {
        List<TargetChoice> all = new ArrayList<>();
        TargetSource source = project.project().target().source();
        if (source != null) {
            all.add(new TargetChoice.OfProject(source));
        }
        profiles.stream().filter(profile -> isOther(profile, database))
                .filter(profile -> !(source instanceof TargetSource.OtherDatabase own)
                        || !own.profile().equals(profile.name()))
                .forEach(profile -> all.add(new TargetChoice.OfProfile(profile)));
        if (project.isReadable() && !project.graph().heads().isEmpty()) {
            all.add(new TargetChoice.OfRevisions());
        }
        return all;
    }

    /** Whether a profile is another database, of the kind that can be compared with this one. */
    private static boolean isOther(Profile profile, Database database) {
        DatabaseUrl one = profile.url();
        DatabaseUrl connected = database.url();
        Profile own = database.profile();
        return one.dialect() == connected.dialect() && (own == null || !own.name().equals(profile.name()))
                && !(one.database().equals(connected.database()) && one.host().equals(connected.host())
                        && one.portOrDefault() == connected.portOrDefault());
    }

    /** Takes one of them. */
    void choose(TargetChoice target) {
        session.project().ifPresent(project -> remembered.put(project.folder(), target));
        chosen.set(target);
    }

    ObservableList<TargetChoice> choices() {
        return choices;
    }

    /** Null where nothing says what the schema should be, and nobody chose. */
    ReadOnlyObjectProperty<@Nullable TargetChoice> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
