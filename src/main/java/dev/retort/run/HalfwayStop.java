package dev.retort.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Ends a run that cannot go on: undoes what is open, logs the step that failed, and says where the database stands. */
final class HalfwayStop {

    private final Run.Prepared prepared;
    private final Plan plan;
    private final MigrationSession session;
    private final Commits commits;
    private final StepProgress progress;
    private final RunListener listener;

    HalfwayStop(Run.Prepared prepared, Commits commits, StepProgress progress, RunListener listener) {
        this.prepared = prepared;
        this.plan = prepared.plan();
        this.session = prepared.session();
        this.commits = commits;
        this.progress = progress;
        this.listener = listener;
    }

    /** @param duration of the whole run */
    RunResult.Stopped by(RetortException cause, Duration duration) {
        boolean open = session.inTransaction();
        boolean lost = cause.code() == ProblemCode.CONNECTION_FAILED;
        List<String> undone = uncommitted(open);
        List<String> headsNow = lost ? null : undo(cause);
        String uncertain = lost ? uncertain(open, undone) : null;
        if (lost && commits.isUncertain()) {
            undone = List.of();
        }
        HalfwayStanding standing = new HalfwayStanding(plan, commits.applied().size(), undone, halfDone(),
                progress.statementsKept(), uncertain, headsNow);
        return new RunResult.Stopped(plan, commits.applied(), progress.step(), progress.statement(), cause, headsNow,
                standing.sentence(), duration, prepared.backup());
    }

    /** The revisions of which all that is done is in the open transaction. */
    private List<String> uncommitted(boolean open) {
        List<String> revisions = new ArrayList<>(commits.uncommitted());
        int step = progress.step();
        if (open && step >= 0 && !commits.isUncommitted(step) && progress.statementsKept() == 0) {
            revisions.add(plan.steps().get(step).revision());
        }
        return revisions;
    }

    /** What was under way when the connection was lost; null where nothing can have taken effect unseen. */
    private @Nullable String uncertain(boolean open, List<String> undone) {
        if (commits.isUncertain()) {
            return (undone.size() == 1 ? "revision " : "revisions ") + String.join(", ", undone);
        }
        return open || progress.statement() < 0
                ? null
                : "statement " + (progress.statement() + 1) + " of revision " + revision();
    }

    private @Nullable String halfDone() {
        return progress.statementsKept() > 0 ? revision() : null;
    }

    private @Nullable String revision() {
        return progress.step() < 0 ? null : plan.steps().get(progress.step()).revision();
    }

    /** The version table's rows afterwards; null where they cannot be read. */
    private @Nullable List<String> undo(RetortException cause) {
        try {
            session.rollback();
            prepared.log().rolledBack();
            session.restore();
            VersionTable versionTable = prepared.versionTable();
            versionTable.rolledBack();
            List<String> headsNow = versionTable.rows().stream().sorted().toList();
            if (progress.step() >= 0) {
                String result = cause.code() == ProblemCode.CANCELLED ? LogTable.CANCELLED : LogTable.FAILED;
                prepared.log().write(progress.entry(plan.steps().get(progress.step()), headsNow, result,
                        cause.message()));
            }
            return headsNow;
        } catch (SQLException e) {
            listener.on(new RunEvent.Note("What happened after the failure: " + e.getMessage()));
            return null;
        }
    }
}
