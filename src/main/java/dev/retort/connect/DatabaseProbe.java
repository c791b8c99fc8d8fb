package dev.retort.connect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Tries a database out, as before a first migration: what it is, how far away, and what a migration might do there. */
public final class DatabaseProbe {

    private final Connector connector;

    public DatabaseProbe(Connector connector) {
        this.connector = connector;
    }

    /**
     * Looks, and changes nothing; over one connection, and for SQLite a second one that tests for writing.
     *
     * @param versionTable name of the version table, unquoted
     * @param versionTableSchema its schema; empty for the search path's
     * @throws RetortException as {@link Connector#open}
     */
    public ProbedDatabase probe(Database database, String versionTable, String versionTableSchema) {
        try (Connection connection = connector.open(database, Access.READ)) {
            return switch (database.url().dialect()) {
                case POSTGRESQL -> new PostgresProbe(connection, versionTable, versionTableSchema).probe(database);
                case SQLITE -> new SqliteProbe(connection, versionTable).probe(database, writable(database));
            };
        } catch (SQLException e) {
            throw new RetortException(ProblemCode.CONNECTION_FAILED,
                    "The connection to " + database.url().place() + " failed while it was tested: " + e.getMessage(), e)
                    .hint("Try again; if it happens again, ask whoever runs the server.").data("reason", "broken");
        }
    }

    private boolean writable(Database database) throws SQLException {
        try {
            connector.open(database, Access.WRITE).close();
            return true;
        } catch (RetortException e) {
            if (e.code() == ProblemCode.READ_ONLY) {
                return false;
            }
            throw e;
        }
    }
}
