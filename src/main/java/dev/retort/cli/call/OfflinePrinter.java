package dev.retort.cli.call;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.PlanRequest;
import dev.retort.plan.Plan;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.revision.Direction;
import dev.retort.revision.OfflineRange;

/** Prints a plan made without a database as a script. */
public final class OfflinePrinter {

    private final Invocation invocation;

    public OfflinePrinter(Invocation invocation) {
        this.invocation = invocation;
    }

    /** @param dialect as given with {@code --dialect}; null for that of the database that is meant */
    public void print(Direction direction, OfflineRange range, @Nullable String dialect) {
        PlanRequest request = new PlanRequest(direction, range.targets(), false, null,
                invocation.graph().startRows(range.start()), invocation.dialect(dialect))
                .telling(invocation.forScripts(Purpose.SCRIPT));
        Plan plan = invocation.engine().plan(invocation.project(), request);
        plan.warnings().forEach(invocation.printer()::warning);
        invocation.printScript(invocation.engine().keptPlans().script(invocation.project(), plan));
    }
}
