package dev.retort.browse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.RowReader.Row;
import dev.retort.browse.RowSource.Condition;
import dev.retort.browse.TableShape.ColumnKind;
import dev.retort.dialect.Dialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Reads a table page by page, each by a query of its own that begins behind the last row of the page before.
 *
 * <p>The connection must be in autocommit, so that nothing stays open between pages and no lock is kept. Rows that
 * change between two pages show as they are when their page is read. Rows without a value in the column sorted by come
 * last, in either direction. A view, or a table in which nothing tells rows apart, is read by counting rows from its
 * beginning, in no order but the one asked for.
 *
 * <p>Failures are {@code statement-failed}, {@code locked} or {@code cancelled}.
 */
public final class TableReader {

    /** Longest value shown, in characters; {@link #fullValue} reads the rest. */
    public static final int LONGEST = 10_000;

    /** How many characters a page may hold before its values are cut shorter than {@link #LONGEST}. */
    private static final int PAGE_CHARACTERS = 16_000_000;
    private static final int SHORTEST_CUT = 500;

    private final Dialect dialect;
    private final RowSource source;
    private final RowReader reader;
    private final Clock clock;

    /**
     * @param limit how long one query may take; at least a second
     * @param clock says when a page was read
     */
    public TableReader(Dialect dialect, Duration limit, Clock clock) {
        this.dialect = dialect;
        this.clock = clock;
        this.source = switch (dialect.name()) {
            case POSTGRESQL -> new PostgresqlRows(dialect.identifiers());
            case SQLITE -> new SqliteRows(dialect.identifiers());
        };
        this.reader = new RowReader(source, limit);
    }

    /** The rows behind {@code request.after()}, or the first ones. */
    public Page page(Connection connection, PageRequest request, Cancellation cancellation) {
        TableShape shape = shape(connection, request.table(), cancellation);
        long longColumns = shape.columns().stream()
                .filter(column -> column.kind() == ColumnKind.TEXT || column.kind() == ColumnKind.JSON).count();
        long share = PAGE_CHARACTERS / Math.max(1, longColumns * request.size());
        return read(connection, shape, request, (int) Math.clamp(share, SHORTEST_CUT, LONGEST), cancellation);
    }

    /**
     * All of one value, however long.
     *
     * @param key the row's, from {@link Page#keys}
     * @return null where it is NULL
     */
    public @Nullable String fullValue(Connection connection, TableName table, List<Object> key, String column,
            Cancellation cancellation) {
        TableShape shape = shape(connection, table, cancellation);
        if (key.isEmpty() || key.size() != shape.key().size()) {
            throw new RetortException(ProblemCode.STATEMENT_FAILED,
                    "Nothing tells the rows of " + table + " apart, so this value cannot be found again.")
                    .hint("Export the table to read it.");
        }
        String thisRow = shape.key().stream().map(part -> part.expression() + " = " + part.parameter())
                .collect(Collectors.joining(" AND "));
        RowQuery query = new RowQuery(List.of(source.cell(shape.column(column), 0)), from(table),
                List.of(new Condition(thisRow, key)), List.of(), true, false, 0, 1);
        List<Row> rows = reader.rows(connection, table, query, 1, cancellation);
        if (rows.isEmpty()) {
            throw new RetortException(ProblemCode.STATEMENT_FAILED, "The row is no longer in " + table + ".")
                    .hint("Refresh the page.");
        }
        return rows.getFirst().cells().getFirst();
    }

    /** What later reads of one table go by; refuses a connection that would leave a transaction open. */
    TableShape shape(Connection connection, TableName table, Cancellation cancellation) {
        try {
            if (!connection.getAutoCommit()) {
                throw new IllegalArgumentException("the connection is not in autocommit");
            }
        } catch (SQLException e) {
            throw new RetortException(ProblemCode.CONNECTION_FAILED, "The connection is closed.", e);
        }
        return reader.shape(connection, table, cancellation);
    }

    /** @param longest where values are cut; 0 for whole ones */
    Page read(Connection connection, TableShape shape, PageRequest request, int longest, Cancellation cancellation) {
        return new PageReader(connection, reader, source, from(shape.table()), shape, request, cancellation)
                .read(longest, clock.instant());
    }

    private String from(TableName table) {
        return dialect.identifiers().quote(table.schema()) + "." + dialect.identifiers().quote(table.name());
    }
}
