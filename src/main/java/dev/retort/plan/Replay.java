package dev.retort.plan;

import java.util.Collection;
import java.util.List;

import dev.retort.dialect.SchemaDraft;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.script.Preparation;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolder;
import dev.retort.sql.DialectName;

/** Makes the tables a database has at some revisions out of the revisions themselves, where no database is asked. */
public final class Replay {

    private final ScriptFolder scripts;
    private final DialectName dialect;
    private final List<String> xArguments;

    public Replay(ScriptFolder scripts, DialectName dialect, List<String> xArguments) {
        this.scripts = scripts;
        this.dialect = dialect;
        this.xArguments = List.copyOf(xArguments);
    }

    /**
     * Lets a draft follow the upgrades of revisions. What one of them does and cannot be known puts the draft in doubt.
     *
     * @param revisions exact ids, in the order they are applied
     */
    public void onto(SchemaDraft draft, Collection<String> revisions) {
        StepInputs inputs = new StepInputs(() -> draft, StepInputs.Purpose.RUN, xArguments);
        PlannedTables tables = new PlannedTables(inputs.tables());
        try (Preparation _ = scripts.prepare(revisions.stream())) {
            revisions.forEach(revision -> drive(revision, tables, inputs));
        }
        tables.settle();
    }

    private void drive(String revision, PlannedTables tables, StepInputs inputs) {
        PlanningContext context = new PlanningContext(dialect, tables, inputs);
        Script script = scripts.find(revision)
                .orElseThrow(() -> new IllegalArgumentException("no file has revision " + revision));
        String reason = null;
        try {
            script.drive(Direction.UPGRADE, context);
        } catch (RetortException e) {
            reason = e.message();
        }
        RuntimeReason dependent = context.runtimeDependent();
        if (dependent != null) {
            reason = dependent.sentence();
        }
        if (reason != null) {
            tables.doubt("what revision " + revision + " does before it cannot be known: " + reason);
        }
    }
}
