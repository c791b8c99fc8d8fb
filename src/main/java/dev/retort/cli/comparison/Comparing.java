package dev.retort.cli.comparison;

import dev.retort.cli.call.Interrupt;
import dev.retort.cli.call.Invocation;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.SchemaComparison;

/** Compares for a verb; Ctrl+C ends it. */
public final class Comparing {

    private final Invocation invocation;

    public Comparing(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Compares the call's database with what is asked for. */
    public SchemaComparison compare(CompareRequest request) {
        try (Interrupt interrupt = invocation.interrupt(() -> {})) {
            return invocation.engine().schemas().compare(invocation.project(), invocation.database(), request,
                    interrupt.cancellation());
        }
    }
}
