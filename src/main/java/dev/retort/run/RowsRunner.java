package dev.retort.run;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

import dev.retort.dialect.MigrationSession;
import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.PlannedStatement;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** Asks the database for the rows a script reads. */
final class RowsRunner {

    private final Connection connection;
    private final MigrationSession session;
    private final StatementFailures failures;
    private final Cancellation cancellation;

    RowsRunner(Connection connection, MigrationSession session, StatementFailures failures, Cancellation cancellation) {
        this.connection = connection;
        this.session = session;
        this.failures = failures;
        this.cancellation = cancellation;
    }

    /**
     * All rows of a query: whole numbers as {@code Long}, numbers as {@code BigDecimal} or {@code Double}, dates and
     * times as those of {@code java.time}, arrays as lists, JSON as {@link QueryResult.Json}, UUIDs and types of the server's own as text.
     *
     * @throws RetortException as {@link StatementFailures} words it; {@code cancelled}
     */
    QueryResult query(String revision, int index, String sql, SourcePosition at, Duration limit) {
        cancellation.check();
        session.sending(sql);
        failures.locks().sending();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (Watch _ = new Watch(cancellation, session, limit)) {
                return statement.execute(sql) ? read(statement) : QueryResult.EMPTY;
            }
        } catch (SQLException e) {
            PlannedStatement planned = new PlannedStatement(new Operation.ExecuteSql(sql),
                    TransactionMode.TRANSACTIONAL, at);
            throw failures.ofStatement(e, revision, index, planned, limit);
        }
    }

    private static QueryResult read(Statement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            ResultSetMetaData meta = result.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnLabel(i));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(value(result, i));
                }
                rows.add(row);
            }
            return new QueryResult(columns, rows);
        }
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        Object raw = row.getObject(column);
        return switch (raw) {
            case java.sql.Date _ -> row.getObject(column, LocalDate.class);
            case java.sql.Time _ -> row.getObject(column, LocalTime.class);
            case java.sql.Timestamp _ -> row.getMetaData().getColumnTypeName(column).equals("timestamptz")
                    ? row.getObject(column, OffsetDateTime.class)
                    : row.getObject(column, LocalDateTime.class);
            case null -> null;
            default -> plain(raw);
        };
    }

    private static Object plain(Object raw) throws SQLException {
        return switch (raw) {
            case Boolean truth -> truth;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Long number -> number;
            case Float number -> (double) number;
            case Double number -> number;
            case BigDecimal number -> number;
            case byte[] bytes -> bytes;
            case UUID id -> id.toString();
            case Array array -> list((Object[]) array.getArray());
            case PGobject json when json.getType().equals("json") || json.getType().equals("jsonb") ->
                new QueryResult.Json(String.valueOf(json.getValue()));
            default -> raw.toString();
        };
    }

    private static List<@Nullable Object> list(Object[] values) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>(values.length);
        for (Object value : values) {
            list.add(value == null ? null : value instanceof Object[] inner ? list(inner) : plain(value));
        }
        return list;
    }
}
