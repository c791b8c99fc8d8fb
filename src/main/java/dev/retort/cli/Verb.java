package dev.retort.cli;

import java.util.concurrent.Callable;

import dev.retort.engine.OpenProject;

/** What a person asks for: reads its options, calls the engine and prints. Gives the exit code. */
abstract class Verb implements Callable<Integer> {

    private final Invocation invocation;

    Verb(Invocation invocation) {
        this.invocation = invocation;
    }

    Invocation invocation() {
        return invocation;
    }

    RetortCommand options() {
        return invocation.options();
    }

    OpenProject project() {
        return invocation.project();
    }

    Printer printer() {
        return invocation.printer();
    }

    @Override
    public final Integer call() {
        return run();
    }

    /** Does it. */
    abstract int run();
}
