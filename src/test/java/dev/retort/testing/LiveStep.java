package dev.retort.testing;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.LiveTables;
import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/** Carries out on a connection what a script hands over, and writes it down. */
public final class LiveStep implements StepContext {

    private final Dialect dialect;
    private final Connection connection;
    private final List<String> sent = new ArrayList<>();

    public LiveStep(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /**
     * What was sent, in order: a query behind {@code "? "}, a statement that wants no transaction behind
     * {@code "alone: "}.
     */
    public List<String> sent() {
        return sent;
    }

    @Override
    public DialectName dialect() {
        return dialect.name();
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        sent.add((mode == TransactionMode.AUTOCOMMIT ? "alone: " : "") + operation.sql());
        try (Statement statement = connection.createStatement()) {
            statement.execute(operation.sql());
        } catch (SQLException e) {
            throw new AssertionError(at + ": " + operation.sql() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        sent.add("? " + sql);
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? read(statement.getResultSet()) : QueryResult.EMPTY;
        } catch (SQLException e) {
            throw new AssertionError(at + ": " + sql + ": " + e.getMessage(), e);
        }
    }

    private static QueryResult read(ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.add(result.getMetaData().getColumnLabel(i));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(value(result.getObject(i)));
            }
            rows.add(row);
        }
        return new QueryResult(columns, rows);
    }

    private static @Nullable Object value(@Nullable Object raw) throws SQLException {
        return switch (raw) {
            case null -> null;
            case Integer number -> number.longValue();
            case Boolean _,Long _,Double _,BigDecimal _,byte[] _ -> raw;
            case java.sql.Timestamp moment -> (LocalDateTime) moment.toLocalDateTime();
            case java.sql.Date day -> (LocalDate) day.toLocalDate();
            case Array array -> Arrays.stream((Object[]) array.getArray())
                    .map(one -> one instanceof Integer number ? number.longValue() : one).toList();
            case PGobject json when json.getType().startsWith("json") -> new QueryResult.Json(
                    String.valueOf(json.getValue()));
            default -> raw.toString();
        };
    }

    @Override
    public CatalogView catalog(SourcePosition at) {
        return new LiveTables(dialect, connection);
    }

    @Override
    public boolean offline() {
        return false;
    }

    @Override
    public List<String> xArguments() {
        return List.of();
    }
}
