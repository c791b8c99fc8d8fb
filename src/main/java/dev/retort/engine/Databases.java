package dev.retort.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.retort.connect.Access;
import dev.retort.connect.ConnectionPool;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.ServerError;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.Project;
import dev.retort.sql.DialectName;

/**
 * Opens connections for the engine's other parts, and knows each database's dialect. Looking at tables goes over a pool
 * where one is wanted; everything else gets a connection of its own.
 */
final class Databases implements AutoCloseable {

    private final Connector connector;
    private final Engine.Browsing browsing;
    private final Map<Database, ConnectionPool> pools = new ConcurrentHashMap<>();
    private final Dialect postgresql = new PostgresqlDialect();
    private final Dialect sqlite = new SqliteDialect();

    Databases(Connector connector, Engine.Browsing browsing) {
        this.connector = connector;
        this.browsing = browsing;
    }

    Dialect dialect(DialectName name) {
        return switch (name) {
            case POSTGRESQL -> postgresql;
            case SQLITE -> sqlite;
        };
    }

    Dialect dialect(Database database) {
        return dialect(database.url().dialect());
    }

    static VersionTableName versionTable(Project project) {
        return new VersionTableName(project.versionTableSchema(), project.versionTable());
    }

    /** Whether it is an SQLite file nobody has made yet: a database at base, of which nothing can be read. */
    static boolean isMissingFile(Database database) {
        return database.url().dialect() == DialectName.SQLITE && !database.url().database().equals(":memory:")
                && Files.notExists(Path.of(database.url().database()));
    }

    /** Opens a connection in autocommit; the caller closes it. */
    Connection open(Database database, Access access, Cancellation cancellation) {
        return connector.open(database, access, cancellation);
    }

    /** Opens a connection, hands it to {@code task} and closes it. */
    <T> T with(Database database, Access access, Task<T> task) {
        try (Connection connection = open(database, access, new Cancellation())) {
            return task.on(connection);
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    /** As {@link #with} for reading, over a pooled connection where that is faster than opening one. */
    <T> T browsing(Database database, Task<T> task) {
        if (browsing == Engine.Browsing.ONE_BY_ONE || database.url().dialect() == DialectName.SQLITE) {
            return with(database, Access.READ, task);
        }
        ConnectionPool pool = pools.computeIfAbsent(database, one -> new ConnectionPool(connector, one));
        try (Connection connection = pool.take()) {
            return task.on(connection);
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    @Override
    public void close() {
        pools.values().forEach(ConnectionPool::close);
        pools.clear();
    }

    /** A failure while a catalog or the version table was read, in words a person can act on. */
    RetortException failure(Database database, SQLException e) {
        ServerError error = dialect(database).errors().read(e, "");
        String hint = error.hint();
        return new RetortException(ProblemCode.CONNECTION_FAILED,
                "The database " + database.url().display() + " did not answer as expected: " + error.message(), e)
                .hint(hint == null ? "Check the connection and the rights of its role, then try again." : hint);
    }

    /** Something to do on a connection. */
    @FunctionalInterface
    interface Task<T> {
        T on(Connection connection) throws SQLException;
    }
}
