package dev.retort.alembic.connection;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;

/**
 * A statement a connection executed. It is sent when it is clear what is wanted of it: as a query where its rows or
 * their number are asked for, else as a statement like any other.
 */
final class SentStatement {

    /** What a statement gives. */
    enum Kind {
        /** Rows: a select. */
        ROWS,
        /** Rows and a change: an insert with {@code RETURNING}. */
        RETURNING,
        /** A number of rows: an insert, update or delete. */
        COUNT,
        /** Nothing. */
        NOTHING
    }

    private final OrderedContext context;
    private final String sql;
    private final Kind kind;
    private final TransactionMode mode;
    private final SourcePosition at;
    private boolean sent;
    private @Nullable QueryResult rows;

    private SentStatement(OrderedContext context, String sql, Kind kind, TransactionMode mode, SourcePosition at) {
        this.context = context;
        this.sql = sql;
        this.kind = kind;
        this.mode = mode;
        this.at = at;
    }

    static SentStatement send(OrderedContext context, String sql, TransactionMode mode, SourcePosition at) {
        Kind kind = StatementKind.of(sql, context.dialect());
        SentStatement statement = new SentStatement(context, sql, kind, mode, at);
        if (kind == Kind.NOTHING || mode == TransactionMode.AUTOCOMMIT && kind != Kind.ROWS) {
            statement.perform();
        } else {
            context.defer(statement::settle);
        }
        return statement;
    }

    Kind kind() {
        return kind;
    }

    DialectName dialect() {
        return context.dialect();
    }

    /** Something else is due: rows somebody may still ask for are fetched now. */
    private void settle() {
        if (kind == Kind.COUNT) {
            perform();
        } else {
            fetch(sql);
        }
    }

    /** Nobody will ask for anything. */
    void discard() {
        if (!sent) {
            context.taken();
            perform();
        }
    }

    private void perform() {
        sent = true;
        context.perform(new Operation.ExecuteSql(sql), mode, at);
    }

    private QueryResult fetch(String query) {
        sent = true;
        QueryResult result = context.query(query, at);
        rows = result;
        return result;
    }

    /** Its rows; empty where they are not known, or were not asked for in time. */
    QueryResult rows() {
        if (rows != null) {
            return rows;
        }
        if (sent) {
            return QueryResult.EMPTY;
        }
        context.taken();
        return fetch(sql);
    }

    /** The rows of a change with {@code RETURNING} columns added; empty where it was sent without. */
    QueryResult returning(String columns) {
        if (rows == null && !sent && kind == Kind.COUNT) {
            context.taken();
            return fetch(StatementKind.bare(sql) + " RETURNING " + columns);
        }
        return rows();
    }

    /** How many rows it changed or gave; -1 where that is not known. */
    long count() {
        if (kind == Kind.COUNT && !sent) {
            return returning("1").rows().size();
        }
        return rows == null ? -1 : rows.rows().size();
    }
}
