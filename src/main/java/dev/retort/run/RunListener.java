package dev.retort.run;

/**
 * Hears what happens in a run, on the thread that runs it; a {@link RunEvent.Note} about a statement that waits for a
 * lock comes from another thread meanwhile. Never called by two at once.
 */
@FunctionalInterface
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = _ -> {};

    void on(RunEvent event);
}
