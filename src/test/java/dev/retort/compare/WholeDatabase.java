package dev.retort.compare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.WrittenStatement;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.DatabaseSchema;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;
import dev.retort.testing.PostgresServer.PostgresDatabase;

/**
 * A whole PostgreSQL database, emptied before each use: what stands in schemas of its own, extensions and their servers
 * can be tried. Statements run as a run sends them: neighbours that may share a transaction do.
 */
final class WholeDatabase implements Place {

    private final Dialect dialect = new PostgresqlDialect();
    private final Connection connection;

    private WholeDatabase(Connection connection) {
        this.connection = connection;
    }

    static Place emptied(PostgresDatabase database) throws SQLException {
        WholeDatabase place = new WholeDatabase(database.open());
        place.each("SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'"
                + " UNION ALL SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace"
                + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'");
        place.run("CREATE SCHEMA public");
        return place;
    }

    private void each(String query) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        for (String sql : statements) {
            run(sql);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public DatabaseSchema read() throws SQLException {
        return dialect.schemas().read(connection, false);
    }

    @Override
    public void run(String sql) throws SQLException {
        // By Retort's own splitter: the driver's does not know the bodies of BEGIN ATOMIC.
        try (Statement statement = connection.createStatement()) {
            for (SqlStatement one : SqlSplitter.split(sql, DialectName.POSTGRESQL, "place")) {
                try {
                    statement.execute(one.text());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin " + one.text(), e);
                }
            }
        }
    }

    @Override
    public void run(List<WrittenStatement> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (WrittenStatement one : statements) {
                connection.setAutoCommit(one.mode() == TransactionMode.AUTOCOMMIT);
                try {
                    statement.execute(one.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin " + one.sql() + "\nof\n"
                            + String.join(";\n", statements.stream().map(WrittenStatement::sql).toList()), e);
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
