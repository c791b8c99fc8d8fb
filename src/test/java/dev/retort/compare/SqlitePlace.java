package dev.retort.compare;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.WrittenStatement;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.Cancellation;
import dev.retort.schema.DatabaseSchema;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

/** On SQLite: a database in memory. */
public final class SqlitePlace implements Place {

    private final Dialect dialect = new SqliteDialect();
    private final Connection connection;

    private SqlitePlace(Connection connection) {
        this.connection = connection;
    }

    public static Place memory() throws SQLException {
        return new SqlitePlace(DriverManager.getConnection("jdbc:sqlite::memory:"));
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
        try (Statement statement = connection.createStatement()) {
            for (SqlStatement one : SqlSplitter.split(sql, DialectName.SQLITE, "place")) {
                statement.execute(one.text());
            }
        }
    }

    @Override
    public void run(List<WrittenStatement> statements) throws SQLException {
        MigrationSession session = dialect.session(connection, new Cancellation());
        session.expect(statements.stream().map(WrittenStatement::sql).toList());
        session.begin();
        try (Statement statement = connection.createStatement()) {
            for (WrittenStatement one : statements) {
                session.sending(one.sql());
                try {
                    statement.execute(one.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin " + one.sql() + "\nof\n"
                            + String.join(";\n", statements.stream().map(WrittenStatement::sql).toList()), e);
                }
            }
            session.commit();
        } finally {
            session.rollback();
            session.restore();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
