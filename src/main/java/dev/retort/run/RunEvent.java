package dev.retort.run;

import java.time.Duration;
import java.util.List;

import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;

/** What happens while a plan is carried out. Steps and statements are counted from 0, statements within their step. */
public sealed interface RunEvent {

    /** Another migrator holds the lock; {@code holder} says who and since when. */
    record WaitingForLock(String holder) implements RunEvent {}

    record LockTaken() implements RunEvent {}

    record BackupStarted(String what) implements RunEvent {}

    /** Bytes written so far, and about how many there will be; -1 where nobody knows. */
    record BackupProgressed(long done, long expected) implements RunEvent {}

    /** {@code id} names the backup from now on; the size is in bytes. */
    record BackupTaken(String id, long size, Duration duration) implements RunEvent {}

    record StepStarted(int step, PlannedStep planned) implements RunEvent {}

    record StatementStarted(int step, int statement, PlannedStatement planned) implements RunEvent {}

    /** {@code rows} is -1 where the server counts none. */
    record StatementFinished(int step, int statement, long rows, Duration duration) implements RunEvent {}

    /** The journal says it was done by an earlier run. */
    record StatementSkipped(int step, int statement) implements RunEvent {}

    record StatementFailed(int step, int statement, String message) implements RunEvent {}

    /** The step is committed and the version table says {@code headsNow}. */
    record StepDone(int step, Duration duration, List<String> headsNow) implements RunEvent {}

    /** Anything else worth a line: a notice of the server, a log entry completed after a crash. */
    record Note(String text) implements RunEvent {}
}
