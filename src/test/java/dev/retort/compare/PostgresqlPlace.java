package dev.retort.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SchemaReader;
import dev.retort.dialect.WrittenStatement;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.postgresql.PostgresqlSchemaReader;
import dev.retort.schema.DatabaseSchema;

/**
 * On PostgreSQL: a database of its own, or, where many are needed and all is in one schema, a schema of its own that is
 * read as if it were {@code public}.
 */
public final class PostgresqlPlace implements Place {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Dialect dialect = new PostgresqlDialect();
    private final Connection connection;
    private final SchemaReader reader;
    private final String schema;

    private PostgresqlPlace(Connection connection, SchemaReader reader, String schema) {
        this.connection = connection;
        this.reader = reader;
        this.schema = schema;
    }

    /** The whole of an empty database, whose connection goes with the place. */
    public static Place database(Connection connection) {
        return new PostgresqlPlace(connection, new PostgresqlSchemaReader(), "");
    }

    /** A new schema of a database, whose connection the caller keeps. */
    public static Place schema(Connection connection) throws SQLException {
        String name = "place_" + COUNTER.incrementAndGet();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        return new PostgresqlPlace(connection, PostgresqlSchemaReader.of(name, "public"), name);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connection connection() {
        enter();
        return connection;
    }

    private void enter() {
        try (Statement statement = connection.createStatement()) {
            if (!schema.isEmpty()) {
                statement.execute("SET search_path = " + schema);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DatabaseSchema read() throws SQLException {
        return reader.read(connection(), false);
    }

    @Override
    public void run(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void run(List<WrittenStatement> statements) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            for (WrittenStatement one : statements) {
                try {
                    statement.execute(one.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin " + one.sql() + "\nof\n"
                            + String.join(";\n", statements.stream().map(WrittenStatement::sql).toList()), e);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (schema.isEmpty()) {
            connection.close();
        } else {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA " + schema + " CASCADE");
            }
        }
    }
}
