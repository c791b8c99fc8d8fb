package dev.retort.browse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Runs one query, within a time limit and until somebody asks to stop, and says in words why it failed. */
final class RowReader {

    private final RowSource source;
    private final Duration limit;

    RowReader(RowSource source, Duration limit) {
        this.source = source;
        this.limit = limit;
    }

    /**
     * A row as read.
     *
     * @param cells the values shown
     * @param place the values it is sorted by; null inside where one is NULL or too long to carry
     */
    record Row(List<@Nullable String> cells, List<@Nullable Object> place) {}

    /** @param shown how many cells come first; the values a row is sorted by follow them */
    List<Row> rows(Connection connection, TableName table, RowQuery query, int shown, Cancellation cancellation) {
        cancellation.check();
        String sql = query.sql();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                RowSource.Limit _ = source.limit(statement, limit);
                Cancellation.Registration _ = cancellation.onCancel(() -> stop(statement))) {
            bind(statement, query.arguments());
            try (ResultSet result = statement.executeQuery()) {
                return read(result, shown, query.cells().size());
            }
        } catch (SQLException e) {
            throw problem(e, table, sql, cancellation);
        }
    }

    /** Reads the table's columns and key. */
    TableShape shape(Connection connection, TableName table, Cancellation cancellation) {
        cancellation.check();
        TableShape shape;
        try {
            shape = source.shape(connection, table);
        } catch (SQLException e) {
            throw problem(e, table, "", cancellation);
        }
        if (shape.columns().isEmpty()) {
            throw new RetortException(ProblemCode.STATEMENT_FAILED,
                    "There is no table or view " + table + ", or it has no columns.")
                    .hint("Refresh the list of tables.").data("table", table.toString());
        }
        return shape;
    }

    /** Whether a literal can be read as its column's type; the database's words where it cannot. */
    @Nullable
    String complaint(Connection connection, String parameter, Object literal) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + parameter)) {
            bind(statement, List.of(literal));
            statement.executeQuery().close();
            return null;
        } catch (SQLException e) {
            return source.isWrongLiteral(e) ? firstLine(e) : null;
        }
    }

    private static List<Row> read(ResultSet result, int shown, int all) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable String> cells = new ArrayList<>(shown);
            for (int i = 1; i <= shown; i++) {
                cells.add(result.getString(i));
            }
            List<@Nullable Object> place = new ArrayList<>(all - shown);
            for (int i = shown + 1; i <= all; i++) {
                place.add(result.getObject(i));
            }
            rows.add(new Row(Collections.unmodifiableList(cells), Collections.unmodifiableList(place)));
        }
        return rows;
    }

    private static void bind(PreparedStatement statement, List<Object> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof String text) {
                statement.setString(i + 1, text);
            } else {
                statement.setObject(i + 1, arguments.get(i));
            }
        }
    }

    private static void stop(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            // It has ended by itself, or the connection is lost and so is the statement.
        }
    }

    private RetortException problem(SQLException failure, TableName table, String sql, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return new RetortException(ProblemCode.CANCELLED, "Reading " + table + " was cancelled.", failure);
        }
        if (source.isTimeout(failure)) {
            return new RetortException(ProblemCode.STATEMENT_FAILED,
                    "Reading " + table + " took longer than " + limit.toSeconds() + " s and was stopped.", failure)
                    .hint("Sort and filter by columns that have an index.").sql(sql);
        }
        if ("55P03".equals(failure.getSQLState())) {
            return new RetortException(ProblemCode.LOCKED,
                    "Another session is changing " + table + " and holds a lock on it.", failure)
                    .hint("Try again when its transaction has ended.").sql(sql);
        }
        RetortException problem = source.isWrongLiteral(failure)
                ? new WrongLiteral(table + " cannot be read so: " + firstLine(failure), failure)
                : new RetortException(ProblemCode.STATEMENT_FAILED,
                        table + " cannot be read: " + firstLine(failure), failure);
        return sql.isEmpty() ? problem : problem.sql(sql);
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }

    /** The database could not read a literal; which one, it does not say. */
    static final class WrongLiteral extends RetortException {

        private static final long serialVersionUID = 1L;

        WrongLiteral(String message, SQLException cause) {
            super(ProblemCode.STATEMENT_FAILED, message, cause);
        }
    }
}
