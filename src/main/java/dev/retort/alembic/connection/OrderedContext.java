package dev.retort.alembic.connection;

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
 * The step's context with at most one statement waiting: one a connection executed and whose rows nobody has asked for
 * yet. Whatever else goes to the context waits for it to be sent first, so the order is the program's.
 */
public final class OrderedContext implements StepContext {

    private final StepContext context;
    private @Nullable Runnable waiting;

    public OrderedContext(StepContext context) {
        this.context = context;
    }

    /** Lets a statement wait: {@code send} sends it when something else is due. */
    void defer(Runnable send) {
        settle();
        waiting = send;
    }

    /** Forgets the statement that waits, which is being sent now. */
    void taken() {
        waiting = null;
    }

    /** Sends what waits. To be called at the step's end too. */
    public void settle() {
        Runnable send = waiting;
        waiting = null;
        if (send != null) {
            send.run();
        }
    }

    @Override
    public DialectName dialect() {
        return context.dialect();
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        settle();
        context.perform(operation, mode, at);
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        settle();
        return context.query(sql, at);
    }

    @Override
    public CatalogView catalog(SourcePosition at) {
        settle();
        return context.catalog(at);
    }

    @Override
    public CatalogView likely(SourcePosition at) {
        settle();
        return context.likely(at);
    }

    @Override
    public boolean offline() {
        return context.offline();
    }

    @Override
    public List<String> xArguments() {
        return context.xArguments();
    }
}
