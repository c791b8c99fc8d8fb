package dev.retort.run;

import dev.retort.operation.StepContext;
import dev.retort.plan.PlannedStep;

/** Drives the script of a step whose statements are known only while it runs. */
@FunctionalInterface
public interface StepScripts {

    /** For plans whose statements are all known. */
    StepScripts NONE = (step, _) -> {
        throw new IllegalStateException("revision " + step.revision() + " has to be driven, and nobody can");
    };

    /** Runs the revision's script in the step's direction. */
    void drive(PlannedStep step, StepContext context);
}
