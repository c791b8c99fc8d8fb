package dev.retort.alembic.models;

import java.util.List;

import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.Refusal;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/** What modules with models are read against: a dialect, and no database. */
record NoDatabase(DialectName dialect) implements StepContext {

    private static Refusal refusal(String what, SourcePosition at) {
        return new Refusal("it " + what + " a database while its models are read, which Retort does not do", at);
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        throw refusal("changes", at);
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        throw refusal("asks", at);
    }

    @Override
    public CatalogView catalog(SourcePosition at) {
        throw refusal("asks", at);
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public List<String> xArguments() {
        return List.of();
    }
}
