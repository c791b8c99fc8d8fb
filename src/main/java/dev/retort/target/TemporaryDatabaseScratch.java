package dev.retort.target;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.problem.RetortException;

/**
 * A database made for the purpose and dropped afterwards. Its name says since when, and its maker stays connected to it:
 * one that nobody is connected to was left behind by a process that was killed, and the next one drops it.
 */
final class TemporaryDatabaseScratch implements Scratch {

    static final String PREFIX = "retort_scratch_";

    /** Between making a database and connecting to it nobody is connected: seconds that it is left alone for. */
    private static final int TOO_YOUNG = 60;

    private static final Logger LOG = System.getLogger(TemporaryDatabaseScratch.class.getName());

    private static final String LEFT_BEHIND = """
            SELECT d.datname
            FROM pg_catalog.pg_database d
            WHERE d.datname ~ '^retort_scratch_[0-9]+_[0-9a-f]+$'
              AND pg_catalog.pg_get_userbyid(d.datdba) = current_user
              AND pg_catalog.split_part(d.datname, '_', 3)::numeric + %d < extract(epoch FROM pg_catalog.now())
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)
            """.formatted(TOO_YOUNG);

    private final Connector connector;
    private final Database server;
    private final Database database;
    private final Connection connection;

    private TemporaryDatabaseScratch(Connector connector, Database server, Database database, Connection connection) {
        this.connector = connector;
        this.server = server;
        this.database = database;
        this.connection = connection;
    }

    /**
     * Makes the database.
     *
     * @param server any database of the server it is made on
     * @throws SQLException where the server refuses; with state 42501 where the role may not
     */
    static Scratch open(Connector connector, Database server, ScratchSurroundings like) throws SQLException {
        String name;
        try (Connection other = connector.open(server, Access.WRITE);
                Statement statement = other.createStatement()) {
            dropLeftBehind(statement);
            name = PREFIX + now(statement) + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0 " + like.locale());
        }
        Database database = new Database(name, server.url().withDatabase(name), server.session(), null, List.of());
        try {
            Connection connection = connector.open(database, Access.WRITE);
            TemporaryDatabaseScratch scratch = new TemporaryDatabaseScratch(connector, server, database, connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "COMMENT ON DATABASE " + name + " IS 'made by Retort to try DDL in, dropped when done'");
                statement.execute("ALTER DATABASE " + name + " SET search_path = " + like.searchPath());
                statement.execute("SET search_path = " + like.searchPath());
                // What is lost in a crash was to be dropped anyway.
                statement.execute("SET synchronous_commit = off");
                for (String sql : like.preparation()) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                scratch.close();
                throw e;
            }
            return scratch;
        } catch (RetortException e) {
            drop(connector, server, name);
            throw e;
        }
    }

    private static long now(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT extract(epoch FROM pg_catalog.now())::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void dropLeftBehind(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(LEFT_BEHIND)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            try {
                statement.execute("DROP DATABASE IF EXISTS " + name);
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "another process drops " + name + " too", e);
            }
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Optional<Database> database() {
        return Optional.of(database);
    }

    @Override
    public void run(Statement statement, String sql) throws SQLException {
        ScratchSurroundings.run(statement, sql);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "the connection to " + database.name() + " was gone already", e);
        }
        drop(connector, server, database.name());
    }

    private static void drop(Connector connector, Database server, String name) {
        try (Connection other = connector.open(server, Access.WRITE);
                Statement statement = other.createStatement()) {
            // Sessions of a revision that was tried may take a moment to end.
            statement.execute("SELECT pg_catalog.pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity a"
                    + " WHERE a.datname = '" + name + "' AND a.usename = current_user");
            statement.execute("DROP DATABASE IF EXISTS " + name);
        } catch (SQLException | RetortException e) {
            LOG.log(Level.WARNING, "the database " + name + " was left behind; the next scratch drops it", e);
        }
    }
}
