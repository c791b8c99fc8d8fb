package dev.retort.workbench.changes;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.dialect.SchemaWriter;
import dev.retort.diff.Difference;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.Engine;
import dev.retort.engine.GeneratedRevision;
import dev.retort.engine.GeneratedRevision.Proof;
import dev.retort.engine.NewRevision;
import dev.retort.engine.OpenProject;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.Schemas;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectName;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The revision that the chosen differences make: shown as one chooses, tried on scratch, written. */
final class RevisionModel {

    private static final String HEAD = "head";

    private final Engine engine;
    private final Schemas schemas;
    private final Session session;
    private final Notices notices;
    private final ComparisonModel comparing;
    private final ChoiceModel choice;
    private final Latest previewing;
    private final Latest creating;
    private final ReadOnlyObjectWrapper<@Nullable GeneratedRevision> preview = new ReadOnlyObjectWrapper<>(this,
            "preview");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> previewFailure = new ReadOnlyObjectWrapper<>(this,
            "previewFailure");
    private final ReadOnlyObjectWrapper<Creation> creation = new ReadOnlyObjectWrapper<>(this, "creation",
            new Creation.Idle());
    private final StringProperty message = new SimpleStringProperty(this, "message", "");
    private final StringProperty head = new SimpleStringProperty(this, "head", HEAD);
    private final ObjectProperty<SchemaWriter.Style> style = new SimpleObjectProperty<>(this, "style",
            SchemaWriter.Style.PLAIN);

    /** How far the making of a revision has come. */
    sealed interface Creation {

        record Idle() implements Creation {}

        record Trying() implements Creation {}

        /** On scratch it did not do what it should. */
        record Doubtful(GeneratedRevision revision, Proof.Failed proof) implements Creation {}

        record Failed(Throwable why) implements Creation {}

        record Made(Path file) implements Creation {}
    }

    RevisionModel(Engine engine, Work work, Session session, Notices notices, ComparisonModel comparing,
            ChoiceModel choice) {
        this.engine = engine;
        this.schemas = engine.schemas();
        this.session = session;
        this.notices = notices;
        this.comparing = comparing;
        this.choice = choice;
        this.previewing = new Latest(work);
        this.creating = new Latest(work);
        comparing.comparisonProperty().subscribe(now -> {
            if (now == null) {
                forget();
            }
        });
        choice.chosenProperty().subscribe(_ -> drawAgain());
        message.subscribe(_ -> drawAgain());
        head.subscribe(_ -> drawAgain());
        style.subscribe(_ -> drawAgain());
    }

    private void forget() {
        previewing.cancel();
        creating.cancel();
        preview.set(null);
        previewFailure.set(null);
        creation.set(new Creation.Idle());
    }

    private void drawAgain() {
        // What was tried is no longer what is wanted.
        if (creation.get() instanceof Creation.Doubtful || creation.get() instanceof Creation.Failed) {
            creation.set(new Creation.Idle());
        }
        OpenProject project = session.project().orElse(null);
        SchemaComparison now = comparing.comparisonProperty().get();
        List<Difference> chosen = choice.chosenProperty().get();
        if (project == null || now == null || chosen.isEmpty()) {
            previewing.cancel();
            preview.set(null);
            previewFailure.set(null);
            return;
        }
        NewRevision revision = wanted();
        SchemaWriter.Style written = style(now);
        previewing.start(Job.quiet(Messages.text("changes.writing"),
                _ -> schemas.preview(project, now, chosen, revision, written)).then(made -> {
                    previewFailure.set(null);
                    preview.set(made);
                }).otherwise(why -> {
                    preview.set(null);
                    previewFailure.set(why);
                }));
    }

    private SchemaWriter.Style style(SchemaComparison now) {
        return now.dialect() == DialectName.POSTGRESQL ? style.get() : SchemaWriter.Style.PLAIN;
    }

    private NewRevision wanted() {
        String text = message.get().isBlank() ? Messages.text("changes.message-default") : message.get().strip();
        String after = heads().size() < 2 ? HEAD : Objects.requireNonNullElse(head.get(), HEAD);
        return new NewRevision(text, List.of(after), false, null, List.of(), null, null);
    }

    /** Makes the revision, tries it on scratch, and writes it where it holds. */
    void create() {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        SchemaComparison now = comparing.comparisonProperty().get();
        List<Difference> chosen = choice.chosenProperty().get();
        if (project == null || database == null || now == null || chosen.isEmpty() || message.get().isBlank()) {
            return;
        }
        NewRevision revision = wanted();
        SchemaWriter.Style written = style(now);
        CompareRequest.Consent agreed = comparing.consent();
        creation.set(new Creation.Trying());
        creating.start(Job.of(Messages.text("changes.trying"), progress -> {
            schemas.refuseBehind(project, engine.state(project, database));
            return schemas.generate(project, now, chosen, revision, written, agreed,
                    progress.cancellation());
        }).then(made -> {
            if (made.proof() instanceof Proof.Failed proof) {
                creation.set(new Creation.Doubtful(made, proof));
            } else {
                write(made);
            }
        }).otherwise(why -> creation.set(new Creation.Failed(why))));
    }

    /** Writes a revision whose trial failed all the same. */
    void writeAllTheSame() {
        if (creation.get() instanceof Creation.Doubtful doubtful) {
            write(doubtful.revision());
        }
    }

    private void write(GeneratedRevision made) {
        creating.start(Job.quiet(Messages.text("changes.writing"), _ -> schemas.write(made)).then(file -> {
            notices.done(Messages.text("changes.made", String.valueOf(file.getFileName())));
            message.set("");
            comparing.awaitUpgrade();
            creation.set(new Creation.Made(file));
            session.reload();
        }).otherwise(why -> creation.set(new Creation.Failed(why))));
    }

    /** The ids a revision may follow; empty before there is any. */
    List<String> heads() {
        return session.project().filter(OpenProject::isReadable)
                .map(project -> project.graph().heads().stream().map(Revision::id).toList()).orElse(List.of());
    }

    /** The revision that what is chosen would make; null where nothing is. */
    ReadOnlyObjectProperty<@Nullable GeneratedRevision> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Why what is chosen makes none; null where it does. */
    ReadOnlyObjectProperty<@Nullable Throwable> previewFailureProperty() {
        return previewFailure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Creation> creationProperty() {
        return creation.getReadOnlyProperty();
    }

    StringProperty messageProperty() {
        return message;
    }

    /** What the revision follows, where there are several heads. */
    StringProperty headProperty() {
        return head;
    }

    /** How its statements are written; PostgreSQL knows forms that keep live tables usable. */
    ObjectProperty<SchemaWriter.Style> styleProperty() {
        return style;
    }
}
