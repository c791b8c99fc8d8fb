package dev.retort.engine;

import java.nio.file.Path;

import dev.retort.connect.Database;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.run.LogPlace;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;

/** Runs revisions on a scratch database, as they would run on any other. */
final class ScratchRuns {

    /** Of the log that a run keeps on PostgreSQL; it goes with the scratch database. */
    static final String LOG_SCHEMA = "retort";

    private final Plans plans;
    private final Runs runs;

    ScratchRuns(Plans plans, Runs runs) {
        this.plans = plans;
        this.runs = runs;
    }

    /** Upgrades. */
    void upgrade(OpenProject project, Database scratch, String target, Cancellation cancellation) {
        run(project, scratch, PlanRequest.upgrade(scratch, target), cancellation);
    }

    /**
     * Carries out a plan on scratch.
     *
     * @throws dev.retort.problem.RetortException what stopped it
     */
    void run(OpenProject project, Database scratch, PlanRequest request, Cancellation cancellation) {
        LogPlace log = new LogPlace(LOG_SCHEMA, Path.of(System.getProperty("java.io.tmpdir")));
        Plan plan = plans.plan(project, request, log);
        RunResult result = runs.apply(project, scratch, plan, ApplyOptions.WITHOUT_BACKUP, log, RunListener.NONE,
                cancellation);
        if (result instanceof RunResult.Stopped stopped) {
            throw stopped.cause();
        }
    }
}
