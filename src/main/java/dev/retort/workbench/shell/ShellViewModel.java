package dev.retort.workbench.shell;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Environment;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Revision;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Messages;

/** What the frame says: names, environment, the sentence of state, the main action. */
public final class ShellViewModel {

    private final Session session;
    private final RecentProjects recent;
    private final Clock clock;
    private final ReadOnlyStringWrapper projectName = new ReadOnlyStringWrapper(this, "projectName", "");
    private final ReadOnlyStringWrapper databaseName = new ReadOnlyStringWrapper(this, "databaseName", "");
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper(this, "server", "");
    private final ReadOnlyObjectWrapper<@Nullable Environment> environment = new ReadOnlyObjectWrapper<>(this,
            "environment");
    private final ReadOnlyObjectWrapper<@Nullable Summary> summary = new ReadOnlyObjectWrapper<>(this, "summary");
    private final ReadOnlyObjectWrapper<MainAction> mainAction = new ReadOnlyObjectWrapper<>(this, "mainAction",
            MainAction.NONE);
    private final ReadOnlyBooleanWrapper canUpgradeHeads = new ReadOnlyBooleanWrapper(this, "canUpgradeHeads");
    private @Nullable OpenProject shown;

    /** What the button at the top right does. */
    public enum MainAction {
        NONE, UPGRADE_TO_HEAD, MERGE_HEADS, UP_TO_DATE, RUNNING
    }

    public ShellViewModel(Session session, RecentProjects recent, Clock clock) {
        this.session = session;
        this.recent = recent;
        this.clock = clock;
        session.projectProperty().subscribe(this::update);
        session.databaseProperty().subscribe(this::update);
        session.standingProperty().subscribe(this::update);
        session.migratingProperty().subscribe(this::update);
    }

    private void update() {
        OpenProject project = session.project().orElse(null);
        projectName.set(project == null ? "" : project.project().name());
        databaseName.set(session.database().map(DatabaseWords::shortName).orElse(""));
        environment.set(session.environment().orElse(null));
        server.set(session.state().map(ShellViewModel::serverWords).orElse(""));
        summary.set(Summary.of(session).orElse(null));
        mainAction.set(chooseMainAction(project));
        canUpgradeHeads.set(mainAction.get() == MainAction.MERGE_HEADS && pending() > 0);
        remember(project);
    }

    private static String serverWords(DatabaseState state) {
        return state.server() + " · " + DatabaseWords.place(state.database().url());
    }

    private MainAction chooseMainAction(@Nullable OpenProject project) {
        if (project == null || !project.isReadable()) {
            return MainAction.NONE;
        }
        if (session.migratingProperty().get() != null) {
            return MainAction.RUNNING;
        }
        List<Revision> heads = project.graph().heads();
        if (heads.size() > 1) {
            return MainAction.MERGE_HEADS;
        }
        Optional<DatabaseState> state = session.state().filter(known -> known.unknown().isEmpty());
        if (state.isEmpty() || heads.isEmpty()) {
            return MainAction.NONE;
        }
        return pending() == 0 ? MainAction.UP_TO_DATE : MainAction.UPGRADE_TO_HEAD;
    }

    private int pending() {
        return session.state().map(DatabaseState::pending).orElse(0);
    }

    private void remember(@Nullable OpenProject project) {
        if (project == null) {
            shown = null;
            return;
        }
        if (shown == null || !shown.folder().equals(project.folder())) {
            recent.opened(project.folder(), clock.instant());
        }
        shown = project;
        Summary now = summary.get();
        if (now != null && !now.busy() && session.standingProperty().get() instanceof DatabaseStanding.Known) {
            recent.seen(project.folder(), now.look(), standingWords(now));
        }
    }

    private String standingWords(Summary now) {
        String first = now.parts().getFirst().text();
        return pending() == 0 ? first : Messages.text("shell.standing-on", first, databaseName.get());
    }

    public ReadOnlyStringProperty projectNameProperty() {
        return projectName.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty databaseNameProperty() {
        return databaseName.getReadOnlyProperty();
    }

    /** Product, version, database and server; empty while nobody knows. */
    public ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Environment> environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    /** Null where no project is open. */
    public ReadOnlyObjectProperty<@Nullable Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<MainAction> mainActionProperty() {
        return mainAction.getReadOnlyProperty();
    }

    /** Whether "Upgrade to heads…" stands beside "Merge heads…". */
    public ReadOnlyBooleanProperty canUpgradeHeadsProperty() {
        return canUpgradeHeads.getReadOnlyProperty();
    }
}
