package dev.retort.run;

/** Hears what happens in a run, on the thread that runs it. */
@FunctionalInterface
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = _ -> {};

    void on(RunEvent event);
}
