package dev.retort.workbench.apply;

import java.util.Optional;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.PlanRequest.ForScripts;
import dev.retort.engine.PlanRequest.Unreadable;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * The offer to have the project's own Alembic run steps that Retort cannot read. It runs the project's code, so nothing
 * happens before a person has said so: for this plan, or for the project from now on.
 */
final class AlembicOffer {

    private final Engine engine;
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper(this, "command", "");
    private boolean forThisPlan;

    AlembicOffer(Engine engine) {
        this.engine = engine;
    }

    /** The request as a person has allowed it so far. */
    PlanRequest telling(PlanRequest request) {
        return forThisPlan
                ? request.telling(new ForScripts(Purpose.RUN, request.scripts().xArguments(), Unreadable.RUN_ALEMBIC))
                : request;
    }

    /** How the project's Alembic would be called, where that is a way out of a failure; blocks. */
    Optional<String> commandFor(OpenProject project, Throwable failure) {
        boolean unreadable = failure instanceof RetortException known
                && known.code() == ProblemCode.UNSUPPORTED_PYTHON;
        return unreadable && !forThisPlan ? engine.programs().alembicCommand(project) : Optional.empty();
    }

    void offer(String found) {
        command.set(found);
    }

    /** A person allows it for the plans of this pane. */
    void allowOnce() {
        forThisPlan = true;
    }

    /** A person allows it for the project from now on; blocks. */
    void allowFor(OpenProject project) {
        engine.programs().allowAlembic(project);
    }

    /** How the project's Alembic would be called; empty where there is nothing to ask. */
    ReadOnlyStringProperty commandProperty() {
        return command.getReadOnlyProperty();
    }
}
