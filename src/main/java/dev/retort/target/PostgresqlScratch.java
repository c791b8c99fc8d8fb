package dev.retort.target;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Scratch on PostgreSQL: a temporary database. */
final class PostgresqlScratch implements Scratch {

    private static final Logger LOG = System.getLogger(PostgresqlScratch.class.getName());

    private final Connector connector;
    private final Database server;
    private final Database database;
    private final Connection connection;

    private PostgresqlScratch(Connector connector, Database server, Database database) {
        this.connector = connector;
        this.server = server;
        this.database = database;
        this.connection = connector.open(database, Access.WRITE);
        try (Statement statement = connection.createStatement()) {
            // A function may come before the tables it reads, as in a dump.
            statement.execute("SET check_function_bodies = off");
        } catch (SQLException e) {
            throw new IllegalStateException("any role may set it", e);
        }
    }

    static Scratch open(Connector connector, Database near, ScratchWish wish) {
        Database server = wish.url().isEmpty()
                ? near
                : Database.of(DatabaseUrl.parse(wish.url(), Path.of("")));
        String name = "retort_scratch_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        try (Connection connection = connector.open(server, Access.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new RetortException(ProblemCode.CONNECTION_FAILED, "No temporary database can be made on "
                    + server.url().display() + ": " + e.getMessage(), e)
                    .hint("Give the role the right CREATEDB, or name a database with [target] scratch.");
        }
        return new PostgresqlScratch(connector, server,
                new Database(name, server.url().withDatabase(name), server.session(), null, List.of()));
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
    public void close() {
        try {
            connection.close();
            try (Connection other = connector.open(server, Access.WRITE);
                    Statement statement = other.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the database " + database.name() + " was left behind", e);
        }
    }
}
