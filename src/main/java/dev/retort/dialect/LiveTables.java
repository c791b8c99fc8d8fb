package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.CatalogView;
import dev.retort.schema.EnumType;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;

/** The catalog of a database as it is over one connection, the open transaction's changes included. */
public final class LiveTables implements CatalogView {

    private final Dialect dialect;
    private final Connection connection;

    public LiveTables(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    @Override
    public String defaultSchema() {
        return read(() -> dialect.catalog().defaultSchema(connection));
    }

    @Override
    public List<String> schemas() {
        return read(() -> dialect.catalog().schemaNames(connection));
    }

    @Override
    public List<TableSummary> tables(String schema) {
        return read(() -> dialect.catalog().names(connection, schema));
    }

    @Override
    public Optional<Table> table(String schema, String name) {
        return read(() -> dialect.catalog().table(connection, schema, name));
    }

    @Override
    public List<String> dependents(String schema, String table) {
        return read(() -> dialect.catalog().dependents(connection, schema, table));
    }

    @Override
    public List<EnumType> enums(String schema) {
        return read(() -> dialect.catalog().enums(connection, schema));
    }

    @Override
    public List<String> sequences(String schema) {
        return read(() -> dialect.catalog().sequences(connection, schema));
    }

    private <T> T read(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            ServerError error = dialect.errors().read(e, "");
            throw new RetortException(
                    error.kind() == ServerError.Kind.CONNECTION_LOST
                            ? ProblemCode.CONNECTION_FAILED
                            : ProblemCode.STATEMENT_FAILED,
                    "The tables could not be looked up: " + error.message(), e)
                    .hint("Check the connection and the rights of its role, then try again.");
        }
    }

    @FunctionalInterface
    private interface Question<T> {

        T ask() throws SQLException;
    }
}
