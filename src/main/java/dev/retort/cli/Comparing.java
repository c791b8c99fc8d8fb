package dev.retort.cli;

import dev.retort.engine.CompareRequest;
import dev.retort.engine.SchemaComparison;

/** Compares for a verb; Ctrl+C ends it. */
final class Comparing {

    private final Invocation invocation;

    Comparing(Invocation invocation) {
        this.invocation = invocation;
    }

    SchemaComparison compare(CompareRequest request) {
        try (Interrupt interrupt = new Interrupt(() -> {})) {
            return invocation.engine().schemas().compare(invocation.project(), invocation.database(), request,
                    interrupt.cancellation());
        }
    }
}
