package dev.retort.run;

import java.util.function.Consumer;

import dev.retort.operation.StepContext;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.Cancellation;

/** Drives the script of a step whose statements are known only while it runs. */
@FunctionalInterface
public interface StepScripts {

    /** For plans whose statements are all known. */
    StepScripts NONE = (step, _) -> {
        throw new IllegalStateException("revision " + step.revision() + " has to be driven, and nobody can");
    };

    /**
     * Has another program carry out a step, outside every transaction of this run.
     *
     * @param said gets its output, line by line
     * @throws dev.retort.problem.RetortException {@code statement-failed} with its last words, {@code cancelled}
     */
    default void runOutside(PlannedStep step, Consumer<String> said, Cancellation cancellation) {
        throw new IllegalStateException("revision " + step.revision() + " has to be run outside, and nobody can");
    }

    /** Runs the revision's script in the step's direction. */
    void drive(PlannedStep step, StepContext context);
}
