package dev.retort.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.TransactionMode;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionPath;
import dev.retort.revision.RevisionStep;
import dev.retort.script.Preparation;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolder;
import dev.retort.script.SqlScript;
import dev.retort.sql.DialectName;

/** Makes a plan of a path: drives each script in order and writes down its statements. Executes nothing. */
public final class Planner {

    private final ScriptFolder scripts;
    private final DialectName dialect;
    private final TransactionScope transactions;
    private final StepInputs inputs;

    public Planner(ScriptFolder scripts, DialectName dialect, TransactionScope transactions, StepInputs inputs) {
        this.scripts = scripts;
        this.dialect = dialect;
        this.transactions = transactions;
        this.inputs = inputs;
    }

    /**
     * The plan of a path.
     *
     * @param rows the version table's rows the path starts from, in the order the table gave them
     * @throws RetortException {@code irreversible} where a downgrade passes a revision without a way back, before
     *         anything else; {@code invalid-revision-file} where a script cannot be read for this dialect
     */
    public Plan plan(RevisionPath path, List<String> rows) {
        if (path.direction() == Direction.DOWNGRADE) {
            refuseIrreversible(path);
        }
        List<PlannedStep> steps = steps(path);
        List<String> warnings = new ArrayList<>(path.warnings());
        steps.stream().filter(PlannedStep::runsOutside).forEach(step -> warnings.add("Revision " + step.revision()
                + " is run by the project's own Alembic: what ran before it is committed first, and what it does is"
                + " not shown here."));
        if (transactions == TransactionScope.ALL && steps.size() > 1) {
            steps.stream().filter(Planner::leavesTransaction).forEach(step -> warnings.add("Revision " + step.revision()
                    + " has a no-transaction section: what ran before it is committed first, although transaction is \"all\"."));
        }
        return new Plan(path.direction(), path.target(), dialect, rows, path.from(), path.to(), transactions, warnings,
                steps, inputs.xArguments());
    }

    private List<PlannedStep> steps(RevisionPath path) {
        List<PlannedStep> steps = new ArrayList<>();
        Stream<String> driven = path.steps().stream().filter(step -> step.direction() != Direction.STAMP)
                .map(RevisionStep::revision);
        try (Preparation _ = scripts.prepare(driven);
                PlannedTables tables = new PlannedTables(inputs.tables())) {
            for (RevisionStep step : path.steps()) {
                steps.add(step(step, tables));
            }
        }
        return steps;
    }

    private static boolean leavesTransaction(PlannedStep step) {
        return step.statements().stream().anyMatch(statement -> statement.mode() == TransactionMode.AUTOCOMMIT);
    }

    private void refuseIrreversible(RevisionPath path) {
        List<Script> blocking = path.steps().stream().map(step -> script(step.revision()))
                .filter(script -> !script.supports(Direction.DOWNGRADE, dialect)).toList();
        if (blocking.isEmpty()) {
            return;
        }
        Script first = blocking.getFirst();
        boolean sql = first instanceof SqlScript;
        throw new RetortException(ProblemCode.IRREVERSIBLE, "Revision " + first.revision().id() + " ("
                + first.revision().message() + ") has no way back: "
                + (sql
                        ? first.file() + " has no downgrade section for " + dialect.title() + "."
                        : "downgrade() in " + first.file() + " is missing or only raises an error."))
                .hint("Restore a backup, downgrade to " + first.revision().id() + " at most, or write "
                        + (sql ? "a \"-- +downgrade\" section" : "downgrade()") + " in " + first.file() + ".")
                .at(new SourcePosition(first.file(), 1, 1))
                .data("revisions", blocking.stream().map(script -> script.revision().id()).toList());
    }

    private PlannedStep step(RevisionStep step, PlannedTables tables) {
        if (step.direction() == Direction.STAMP) {
            String message = scripts.find(step.revision()).map(script -> script.revision().message()).orElse("");
            return new PlannedStep(step, message, null, null, false, null, null, null, List.of());
        }
        Script script = script(step.revision());
        PlanningContext context = new PlanningContext(dialect, tables, inputs);
        RuntimeReason unreadable = drive(script, step, context);
        boolean irreversible = step.direction() == Direction.UPGRADE
                && !script.supports(Direction.DOWNGRADE, dialect);
        if (unreadable != null) {
            tables.doubt("another program runs revision " + step.revision());
            return new PlannedStep(step, script.revision().message(), script.file(), script.checksum(), irreversible,
                    unreadable, null, null, List.of());
        }
        if (context.runtimeDependent() != null) {
            tables.doubt("it depends on the tables as revision " + step.revision() + " leaves them");
        }
        return new PlannedStep(step, script.revision().message(), script.file(), script.checksum(), irreversible,
                context.runtimeDependent(), script.lockTimeout(), script.statementTimeout(), context.statements());
    }

    /** Drives a script; why the project's own Alembic has to run it, or null. */
    private @Nullable RuntimeReason drive(Script script, RevisionStep step, PlanningContext context) {
        try {
            script.drive(step.direction(), context);
        } catch (RetortException e) {
            if (e.code() == ProblemCode.UNSUPPORTED_PYTHON && inputs.alembic() != null
                    && inputs.purpose() == StepInputs.Purpose.RUN && canRunOutside(step, script)) {
                return RuntimeReason.outside(e,
                        inputs.alembic() + " " + String.join(" ", OutsideArguments.of(step)));
            }
            // With rows it was not given it may well come to its end.
            if (context.runtimeDependent() == null) {
                throw e;
            }
        }
        return null;
    }

    /** Going down, Alembic can be told to undo exactly one revision only where nothing else is applied beside it. */
    private static boolean canRunOutside(RevisionStep step, Script script) {
        return step.direction() == Direction.UPGRADE
                || step.headsAfter().size() <= 1 && script.revision().downRevisions().size() <= 1
                        && script.revision().dependsOn().isEmpty();
    }

    private Script script(String revision) {
        Optional<Script> script = scripts.find(revision);
        return script.orElseThrow(() -> new IllegalStateException("the graph has a revision no file has: " + revision));
    }
}
