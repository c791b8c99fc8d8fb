package dev.retort.engine;

import java.util.function.Consumer;

import dev.retort.connect.Database;
import dev.retort.operation.StepContext;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.Cancellation;
import dev.retort.run.StepScripts;

/** The scripts of a project for a run on a database. */
record ProjectScripts(OpenProject project, Database database, OutsideAlembic alembic) implements StepScripts {

    @Override
    public void drive(PlannedStep step, StepContext context) {
        project.scripts().find(step.revision()).orElseThrow().drive(step.step().direction(), context);
    }

    @Override
    public void runOutside(PlannedStep step, Consumer<String> said, Cancellation cancellation) {
        alembic.run(project, database, step, said, cancellation);
    }
}
