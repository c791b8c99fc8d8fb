package dev.retort.testing;

import java.util.ArrayList;
import java.util.List;

import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/** Writes down what a script hands over; has neither tables nor rows. */
public final class StepRecorder implements StepContext {

    /** One operation a script handed over. */
    public record Performed(Operation operation, TransactionMode mode, SourcePosition at) {}

    private final DialectName dialect;
    private final boolean offline;
    private final List<Performed> performed = new ArrayList<>();

    public StepRecorder(DialectName dialect) {
        this(dialect, false);
    }

    private StepRecorder(DialectName dialect, boolean offline) {
        this.dialect = dialect;
        this.offline = offline;
    }

    /** One that says its SQL is only written out, for a database without tables. */
    public static StepRecorder offline(DialectName dialect) {
        return new StepRecorder(dialect, true);
    }

    /** What was handed over, in order. */
    public List<Performed> performed() {
        return performed;
    }

    /** The SQL of it, in order. */
    public List<String> sql() {
        return performed.stream().map(one -> one.operation().sql()).toList();
    }

    @Override
    public DialectName dialect() {
        return dialect;
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        performed.add(new Performed(operation, mode, at));
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        return QueryResult.EMPTY;
    }

    @Override
    public CatalogView catalog(SourcePosition at) {
        if (offline) {
            return new EmptyCatalog();
        }
        throw new AssertionError("asked for tables at " + at);
    }

    @Override
    public boolean offline() {
        return offline;
    }

    @Override
    public List<String> xArguments() {
        return List.of();
    }
}
