package dev.retort.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

import dev.retort.dialect.Actor;
import dev.retort.dialect.VersionTableName;
import dev.retort.plan.PlannedStep;

/**
 * What a run needs to know beyond its plan.
 *
 * @param versionTable where the heads are kept
 * @param lockTimeout how long a statement may wait for a lock; zero for no limit; a revision file may say otherwise
 * @param statementTimeout how long a statement may run; zero for no limit; a revision file may say otherwise
 * @param lockWait how long to wait for another migrator
 * @param log where the log is kept
 * @param actor who runs it
 * @param clock the time that the log and the journal are given
 * @param nanos counts nanoseconds from wherever it likes, for durations: a clock may be set while something runs
 */
public record RunSettings(VersionTableName versionTable, Duration lockTimeout, Duration statementTimeout,
        Duration lockWait, LogPlace log, Actor actor, InstantSource clock, LongSupplier nanos) {

    /** With the system's own count of nanoseconds. */
    public RunSettings(VersionTableName versionTable, Duration lockTimeout, Duration statementTimeout,
            Duration lockWait, LogPlace log, Actor actor, InstantSource clock) {
        this(versionTable, lockTimeout, statementTimeout, lockWait, log, actor, clock, System::nanoTime);
    }

    /** How long it is since the count stood at {@code begun}. */
    Duration since(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    /** How long a statement of a step may wait for a lock. */
    Duration lockLimit(PlannedStep step) {
        return step.lockTimeout() == null ? lockTimeout : step.lockTimeout();
    }

    /** How long a statement of a step may run. */
    Duration statementLimit(PlannedStep step) {
        return step.statementTimeout() == null ? statementTimeout : step.statementTimeout();
    }
}
