package dev.retort.cli.call;

import java.util.concurrent.Callable;

import dev.retort.cli.output.Printer;
import dev.retort.engine.OpenProject;

/** What a person asks for: reads its options, calls the engine and prints. Gives the exit code. */
public abstract class Verb implements Callable<Integer> {

    private final Invocation invocation;

    /** @param invocation the call of the program it is asked for in */
    protected Verb(Invocation invocation) {
        this.invocation = invocation;
    }

    protected Invocation invocation() {
        return invocation;
    }

    protected RetortCommand options() {
        return invocation.options();
    }

    protected OpenProject project() {
        return invocation.project();
    }

    protected Printer printer() {
        return invocation.printer();
    }

    @Override
    public final Integer call() {
        return run();
    }

    /** Does it and gives the exit code. */
    protected abstract int run();
}
