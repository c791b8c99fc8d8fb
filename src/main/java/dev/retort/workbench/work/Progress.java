package dev.retort.workbench.work;

import dev.retort.problem.Cancellation;

/** What a running job tells the window, and how it hears the wish to stop. Called on the job's own thread. */
public interface Progress {

    /** The wish to stop: hand it to the engine, or check it between two parts of the work. */
    Cancellation cancellation();

    /**
     * Says how far the job is.
     *
     * @param what the part it is at, in words
     * @param done from 0 to 1; negative where nobody knows
     */
    void report(String what, double done);
}
