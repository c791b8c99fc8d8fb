package dev.retort.workbench.connections;

import java.time.Instant;

import dev.retort.engine.ConnectionReport;

/** What is known from testing a connection. */
sealed interface TestOutcome {

    /** It was not tested as the form says now. */
    record Untested() implements TestOutcome {}

    record Running() implements TestOutcome {}

    record Tested(ConnectionReport report) implements TestOutcome {}

    /** No connection came about, or the test itself broke. */
    record Failed(Throwable failure, Instant at) implements TestOutcome {}

    record Stopped() implements TestOutcome {}
}
