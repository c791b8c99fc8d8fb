package dev.retort.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/**
 * Writes down what a script hands over. Once the script has read what only the database knows, what it hands over is a
 * guess: it is followed, so that later steps find the tables, and not listed.
 */
final class PlanningContext implements StepContext {

    private static final int LONGEST_SQL = 80;

    private final DialectName dialect;
    private final PlannedTables tables;
    private final StepInputs inputs;
    private final List<PlannedStatement> statements = new ArrayList<>();
    private @Nullable RuntimeReason runtimeDependent;

    PlanningContext(DialectName dialect, PlannedTables tables, StepInputs inputs) {
        this.dialect = dialect;
        this.tables = tables;
        this.inputs = inputs;
    }

    /** The statements known before the step runs. */
    List<PlannedStatement> statements() {
        return statements;
    }

    /** Why they are not all; null where they are. */
    @Nullable
    RuntimeReason runtimeDependent() {
        return runtimeDependent;
    }

    @Override
    public DialectName dialect() {
        return dialect;
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        tables.follow(operation, at);
        if (runtimeDependent == null) {
            statements.add(new PlannedStatement(operation, mode, at));
        }
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        depend("it reads rows: " + brief(sql), at);
        return QueryResult.EMPTY;
    }

    @Override
    public CatalogView catalog(SourcePosition at) {
        return tables.view(reason -> depend(reason, at));
    }

    @Override
    public CatalogView likely(SourcePosition at) {
        return tables.view(_ -> {});
    }

    private void depend(String reason, SourcePosition at) {
        if (runtimeDependent == null) {
            runtimeDependent = RuntimeReason.depending(reason, at);
        }
    }

    private static String brief(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SQL ? line : line.substring(0, LONGEST_SQL).stripTrailing() + "…";
    }

    @Override
    public boolean offline() {
        return inputs.purpose() == StepInputs.Purpose.SCRIPT;
    }

    @Override
    public List<String> xArguments() {
        return inputs.xArguments();
    }
}
