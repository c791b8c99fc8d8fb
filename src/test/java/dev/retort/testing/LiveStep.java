package dev.retort.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

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

    /** What was sent, in order. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public DialectName dialect() {
        return dialect.name();
    }

    @Override
    public void perform(Operation operation, TransactionMode mode, SourcePosition at) {
        sent.add(operation.sql());
        try (Statement statement = connection.createStatement()) {
            statement.execute(operation.sql());
        } catch (SQLException e) {
            throw new AssertionError(at + ": " + operation.sql(), e);
        }
    }

    @Override
    public QueryResult query(String sql, SourcePosition at) {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(result.getMetaData().getColumnLabel(i));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
            return new QueryResult(columns, rows);
        } catch (SQLException e) {
            throw new AssertionError(at + ": " + sql, e);
        }
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
