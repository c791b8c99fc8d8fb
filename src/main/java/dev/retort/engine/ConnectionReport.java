package dev.retort.engine;

import java.time.Instant;
import java.util.List;

/**
 * What a connection test found.
 *
 * @param ready whether a migration could run
 * @param findings one for each thing looked at, in the order to show them
 * @param testedAt when
 */
public record ConnectionReport(boolean ready, List<Finding> findings, Instant testedAt) {

    public ConnectionReport {
        findings = List.copyOf(findings);
    }

    /** One thing looked at: {@code title} names it, {@code detail} says what was found. */
    public record Finding(Level level, String title, String detail) {}

    /** How it is. */
    public enum Level {
        GOOD, NOTE, BAD
    }
}
