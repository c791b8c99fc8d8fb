package dev.retort.workbench.changes;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.diff.Comparison;
import dev.retort.diff.Difference;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The comparison of the session's database with the chosen target, and what a person said was renamed. */
final class ComparisonModel {

    private final Engine engine;
    private final Session session;
    private final TargetModel target;
    private final Latest comparing;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(this, "content",
            Content.NO_DATABASE);
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyObjectWrapper<@Nullable SchemaComparison> comparison = new ReadOnlyObjectWrapper<>(this,
            "comparison");
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

    ComparisonModel(Engine engine, Work work, Session session, TargetModel target) {
        this.engine = engine;
        this.session = session;
        this.target = target;
        this.comparing = new Latest(work);
        session.projectProperty().subscribe(this::forget);
        session.databaseProperty().subscribe(this::forget);
        target.chosenProperty().subscribe(this::forget);
    }

    private void forget() {
        comparing.cancel();
        failure.set(null);
        consent = CompareRequest.Consent.NONE;
        comparison.set(null);
        content.set(start());
    }

    private Content start() {
        if (session.project().isEmpty() || session.database().isEmpty()) {
            return Content.NO_DATABASE;
        }
        if (session.project().map(OpenProject::folder).filter(folder -> folder.equals(waiting)).isPresent()) {
            return Content.BEHIND;
        }
        return target.chosenProperty().get() == null ? Content.NO_TARGET : Content.READY;
    }

    /** Compares, or compares again. */
    void compare() {
        OpenProject project = session.project().orElse(null);
        Database database = session.database().orElse(null);
        TargetChoice like = target.chosenProperty().get();
        if (project == null || database == null || like == null) {
            content.set(start());
            return;
        }
        waiting = null;
        comparison.set(null);
        content.set(Content.COMPARING);
        CompareRequest.Consent agreed = consent;
        comparing.start(Job.of(Messages.text("changes.comparing"), progress -> {
            // Another database is worth looking at at any time; a revision is made of it only when nothing waits.
            if (!(like instanceof TargetChoice.OfProfile)) {
                engine.schemas().refuseBehind(project, engine.state(project, database));
            }
            CompareRequest request = CompareRequest.of(new SchemaSide.OfDatabase(database), side(project, like));
            return engine.schemas().compare(project, database, request.agreeing(agreed), progress.cancellation());
        }).then(made -> {
            failure.set(null);
            take(made);
        }).otherwise(this::fail));
    }

    private SchemaSide side(OpenProject project, TargetChoice like) {
        return switch (like) {
            case TargetChoice.OfProject _ -> new SchemaSide.OfTarget();
            case TargetChoice.OfProfile other ->
                new SchemaSide.OfDatabase(engine.choose(project, DatabaseChoice.profile(other.profile().name())));
            case TargetChoice.OfRevisions _ -> new SchemaSide.OfRevision("heads");
        };
    }

    /** Compares where there is a comparison to be made anew. */
    void compareAgain() {
        if (comparison.get() != null || content.get() == Content.FAILED || content.get() == Content.BEHIND) {
            compare();
        }
    }

    /** A person agrees to what was asked: to run the target's program, or to make scratch on production. */
    void agree() {
        boolean program = target.chosenProperty().get() instanceof TargetChoice.OfProject own
                && own.source().runsCode() && !consent.program();
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

    private void take(SchemaComparison made) {
        comparison.set(made);
        content.set(made.unread().isEmpty() && made.differences().isEmpty()
                || made.isInSync() && made.comparison().notInTarget().isEmpty()
                        ? Content.IN_SYNC
                        : Content.DIFFERENCES);
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

    /** A revision was made of what differed: it has to be applied before there is anything to compare. */
    void awaitUpgrade() {
        waiting = session.project().map(OpenProject::folder).orElse(null);
        comparison.set(null);
        content.set(start());
    }

    /** What was agreed to until now. */
    CompareRequest.Consent consent() {
        return consent;
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Why it could not be compared; null where it could. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Null until there is one, and while another is made. */
    ReadOnlyObjectProperty<@Nullable SchemaComparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }
}
