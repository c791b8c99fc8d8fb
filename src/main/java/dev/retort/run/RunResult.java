package dev.retort.run;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.Plan;
import dev.retort.problem.RetortException;

/** How a run ended. */
public sealed interface RunResult {

    Plan plan();

    /** The revisions whose steps are committed, in order. */
    List<String> applied();

    Duration duration();

    /** The id of the backup taken first; null where none was. */
    @Nullable
    String backup();

    /** Everything ran. */
    record Completed(Plan plan, List<String> applied, List<String> headsNow, Duration duration,
            @Nullable String backup) implements RunResult {}

    /**
     * It stopped half-way, by a failure or by request.
     *
     * @param applied what is committed and stays
     * @param failedStep index of the step that did not finish; -1 where none had begun
     * @param failedStatement index of the statement within it; -1 where it was not a statement that failed
     * @param cause what went wrong; code {@code cancelled} where a person asked for the stop
     * @param headsNow the version table's rows now; null where the connection is lost and nobody knows
     * @param state one sentence that says what was rolled back and where the database stands
     */
    record Stopped(Plan plan, List<String> applied, int failedStep, int failedStatement, RetortException cause,
            @Nullable List<String> headsNow, String state, Duration duration, @Nullable String backup)
            implements
                RunResult {}
}
