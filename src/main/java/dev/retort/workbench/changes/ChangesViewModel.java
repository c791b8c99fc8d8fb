package dev.retort.workbench.changes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.dialect.SchemaWriter;
import dev.retort.diff.Comparison;
import dev.retort.diff.Difference;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.Engine;
import dev.retort.engine.GeneratedRevision;
import dev.retort.engine.GeneratedRevision.Proof;
import dev.retort.engine.NewRevision;
import dev.retort.engine.OpenProject;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import dev.retort.engine.Schemas;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.TargetSource;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The comparison of the session's database with its target, what is chosen of it, and the revision that makes. */
final class ChangesViewModel {

    private final Engine engine;
    private final Schemas schemas;
    private final Session session;
    private final Notices notices;
    private final Latest comparing;
    private final Latest previewing;
    private final Latest creating;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(this, "content",
            Content.NO_DATABASE);
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyObjectWrapper<@Nullable SchemaComparison> comparison = new ReadOnlyObjectWrapper<>(this,
            "comparison");
    private final ReadOnlyObjectWrapper<@Nullable GeneratedRevision> preview = new ReadOnlyObjectWrapper<>(this,
            "preview");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> previewFailure = new ReadOnlyObjectWrapper<>(this,
            "previewFailure");
    private final ReadOnlyObjectWrapper<Creation> creation = new ReadOnlyObjectWrapper<>(this, "creation",
            new Creation.Idle());
    private final StringProperty message = new SimpleStringProperty(this, "message", "");
    private final StringProperty head = new SimpleStringProperty(this, "head", "head");
    private final ReadOnlyIntegerWrapper chosenCount = new ReadOnlyIntegerWrapper(this, "chosenCount");
    private final Choice choice = new Choice();
    private CompareRequest.Consent consent = CompareRequest.Consent.NONE;
    /** The project for which a revision was just made, which waits to be applied. */
    private @Nullable Path waiting;

    /** What fills the screen. */
    enum Content {
        /** No database is chosen. */
        NO_DATABASE,
        /** Nothing says what the schema should be. */
        NO_TARGET,
        /** Not compared yet. */
        READY, COMPARING,
        /** Revisions wait to be applied first. */
        BEHIND,
        /** Something has to be allowed first. */
        ASKING, FAILED, IN_SYNC, DIFFERENCES
    }

    /** How far the making of a revision has come. */
    sealed interface Creation {

        record Idle() implements Creation {}

        record Trying() implements Creation {}

        /** On scratch it did not do what it should. */
        record Doubtful(GeneratedRevision revision, Proof.Failed proof) implements Creation {}

        record Failed(Throwable why) implements Creation {}

        record Made(Path file) implements Creation {}
    }

    ChangesViewModel(Engine engine, Work work, Session session, Notices notices) {
        this.engine = engine;
        this.schemas = engine.schemas();
        this.session = session;
        this.notices = notices;
        this.comparing = new Latest(work);
        this.previewing = new Latest(work);
        this.creating = new Latest(work);
        session.projectProperty().subscribe(this::forget);
        session.databaseProperty().subscribe(this::forget);
        message.subscribe(_ -> drawAgain());
        head.subscribe(_ -> drawAgain());
    }

    private void forget() {
        comparing.cancel();
        previewing.cancel();
        creating.cancel();
        comparison.set(null);
        preview.set(null);
        failure.set(null);
        creation.set(new Creation.Idle());
        choice.clear();
        consent = CompareRequest.Consent.NONE;
        content.set(start());
    }

    private Content start() {
        if (session.project().isEmpty() || session.database().isEmpty()) {
            return Content.NO_DATABASE;
        }
        if (session.project().map(OpenProject::folder).filter(folder -> folder.equals(waiting)).isPresent()) {
            return Content.BEHIND;
        }
        return target().isEmpty() ? Content.NO_TARGET : Content.READY;
    }

    /** What the project says its schema should be. */
    Optional<TargetSource> target() {
        return session.project().map(project -> project.project().target().source());
    }

    /** Whether the target is code of the project that runs. */
    private boolean targetRuns() {
        return target().filter(one -> one instanceof TargetSource.Program || one instanceof TargetSource.Entities)
                .isPresent();
    }

    /** Compares, or compares again. */
    void compare() {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        if (project == null || database == null || target().isEmpty()) {
            content.set(start());
            return;
        }
        waiting = null;
        content.set(Content.COMPARING);
        CompareRequest request = CompareRequest.of(new SchemaSide.OfDatabase(database), new SchemaSide.OfTarget())
                .agreeing(consent);
        comparing.start(Job.of(Messages.text("changes.comparing"), progress -> {
            schemas.refuseBehind(project, engine.state(project, database));
            return schemas.compare(project, database, request, progress.cancellation());
        }).then(this::show).otherwise(this::fail));
    }

    /** Compares where there is a comparison to be made anew. */
    void compareAgain() {
        if (comparison.get() != null || content.get() == Content.FAILED || content.get() == Content.BEHIND) {
            compare();
        }
    }

    /** A person agrees to what was asked: to run the target's program, or to make scratch on production. */
    void agree() {
        boolean program = targetRuns() && !consent.program();
        consent = new CompareRequest.Consent(consent.program() || program,
                consent.scratchOnProduction() || !program);
        compare();
    }

    private void fail(Throwable why) {
        failure.set(why);
        ProblemCode code = why instanceof RetortException problem ? problem.code() : null;
        if (code == ProblemCode.NOT_UP_TO_DATE) {
            content.set(Content.BEHIND);
        } else if (code == ProblemCode.CONFIRMATION_REQUIRED) {
            content.set(Content.ASKING);
        } else if (code == ProblemCode.CANCELLED) {
            content.set(start());
        } else {
            content.set(Content.FAILED);
        }
    }

    private void show(SchemaComparison made) {
        failure.set(null);
        choice.clear();
        creation.set(new Creation.Idle());
        take(made);
    }

    private void take(SchemaComparison made) {
        comparison.set(made);
        content.set(made.differences().isEmpty() || made.isInSync() && made.comparison().notInTarget().isEmpty()
                ? Content.IN_SYNC
                : Content.DIFFERENCES);
        drawAgain();
    }

    /** Answers a question about a rename. */
    void answer(RenameQuestion question, boolean yes) {
        change(one -> one.answered(question, yes));
    }

    /** Takes an answer back. */
    void reopen(RenameQuestion question) {
        change(one -> one.reopened(question));
    }

    private void change(UnaryOperator<Comparison> answer) {
        SchemaComparison now = comparison.get();
        if (now != null) {
            take(now.with(answer.apply(now.comparison())));
        }
    }

    /** The open question that a difference is one side of. */
    Optional<RenameQuestion> questionOf(Difference difference) {
        SchemaComparison now = comparison.get();
        return now == null ? Optional.empty() : now.comparison().question(difference);
    }

    boolean isChosen(Difference difference) {
        return choice.has(difference);
    }

    void choose(Difference difference, boolean chosen) {
        if (choice.set(difference, chosen)) {
            drawAgain();
        }
    }

    /** What is chosen of the present comparison, in its order. */
    List<Difference> chosen() {
        SchemaComparison now = comparison.get();
        return now == null ? List.of() : now.differences().stream().filter(choice::has).toList();
    }

    private void drawAgain() {
        OpenProject project = session.project().orElse(null);
        SchemaComparison now = comparison.get();
        List<Difference> chosen = chosen();
        chosenCount.set(chosen.size());
        if (project == null || now == null || chosen.isEmpty()) {
            previewing.cancel();
            preview.set(null);
            previewFailure.set(null);
            return;
        }
        NewRevision revision = wanted();
        previewing.start(Job.quiet(Messages.text("changes.writing"),
                _ -> schemas.preview(project, now, chosen, revision, SchemaWriter.Style.PLAIN)).then(made -> {
                    previewFailure.set(null);
                    preview.set(made);
                }).otherwise(why -> {
                    preview.set(null);
                    previewFailure.set(why);
                }));
    }

    private NewRevision wanted() {
        String text = message.get().isBlank() ? Messages.text("changes.message-default") : message.get().strip();
        return new NewRevision(text, List.of(Objects.requireNonNullElse(head.get(), "head")), false, null, List.of(),
                null, null);
    }

    /** Makes the revision, tries it on scratch, and writes it where it holds. */
    void create() {
        OpenProject project = session.project().orElse(null);
        SchemaComparison now = comparison.get();
        List<Difference> chosen = chosen();
        if (project == null || now == null || chosen.isEmpty() || message.get().isBlank()) {
            return;
        }
        NewRevision revision = wanted();
        creation.set(new Creation.Trying());
        creating.start(Job.of(Messages.text("changes.trying"), progress -> schemas.generate(project, now, chosen,
                revision, SchemaWriter.Style.PLAIN, consent, progress.cancellation())).then(made -> {
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
            creation.set(new Creation.Made(file));
            notices.done(Messages.text("changes.made", String.valueOf(file.getFileName())));
            message.set("");
            choice.clear();
            comparison.set(null);
            waiting = session.project().map(OpenProject::folder).orElse(null);
            content.set(start());
            session.reload();
        }).otherwise(why -> creation.set(new Creation.Failed(why))));
    }

    /** The ids a revision may follow. */
    List<String> heads() {
        List<String> heads = new ArrayList<>();
        session.project().filter(OpenProject::isReadable)
                .ifPresent(project -> project.graph().heads().forEach(one -> heads.add(one.id())));
        return heads.size() < 2 ? List.of("head") : heads;
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Why it could not be compared; null where it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable SchemaComparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The revision that what is chosen would make; null where nothing is. */
    ReadOnlyObjectProperty<@Nullable GeneratedRevision> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Throwable> previewFailureProperty() {
        return previewFailure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Creation> creationProperty() {
        return creation.getReadOnlyProperty();
    }

    /** How many differences are chosen. */
    ReadOnlyIntegerProperty chosenCountProperty() {
        return chosenCount.getReadOnlyProperty();
    }

    StringProperty messageProperty() {
        return message;
    }

    /** What the revision follows. */
    StringProperty headProperty() {
        return head;
    }
}
