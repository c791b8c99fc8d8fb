package dev.retort.run;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.PlannedStep;

/** Where a run is: at which step, at which statement of it, and how much of the step is done. */
final class StepProgress {

    private final RunSettings settings;
    private final @Nullable String backup;

    private int step = -1;
    private int statement = -1;
    private Instant startedAt = Instant.EPOCH;
    private long began;
    private int statementsRun;
    private int statementsKept;

    /** @param backup the id of the one taken before the run; null where none was */
    StepProgress(RunSettings settings, @Nullable String backup) {
        this.settings = settings;
        this.backup = backup;
    }

    /** A step begins. */
    void begin(int index) {
        step = index;
        statement = -1;
        statementsRun = 0;
        statementsKept = 0;
        startedAt = settings.clock().instant();
        began = settings.nanos().getAsLong();
    }

    /** The run is at no step. */
    void betweenSteps() {
        step = -1;
    }

    /** A statement is about to be sent. */
    void at(int index) {
        statement = index;
    }

    /** What comes next is no statement of the step. */
    void betweenStatements() {
        statement = -1;
    }

    /** Some statements ran, and some are committed or were by an earlier run. */
    void count(int run, int kept) {
        statementsRun += run;
        statementsKept += kept;
    }

    /** The step's index; -1 between steps. */
    int step() {
        return step;
    }

    /** The index within the step of the statement last sent; -1 between statements. */
    int statement() {
        return statement;
    }

    /** How many statements of the step are committed, though the step is not. */
    int statementsKept() {
        return statementsKept;
    }

    /** The step as the log takes it now. */
    LogEntry entry(PlannedStep planned, List<String> headsAfter, String result, String error) {
        return new LogEntry(0, planned.revision(), planned.message(), planned.step().direction(), startedAt,
                settings.since(began), statementsRun, result, error, settings.actor().user(),
                settings.actor().host(), planned.checksum(), headsAfter, backup);
    }
}
