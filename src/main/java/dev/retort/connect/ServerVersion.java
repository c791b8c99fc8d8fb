package dev.retort.connect;

import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Which servers Retort speaks with: PostgreSQL from version 12 on, and none that only speaks its protocol. */
final class ServerVersion {

    /** The first with generated columns and WITH … AS MATERIALIZED, which the catalog is read by. */
    static final int OLDEST = 12;

    /** Reported with the login by CockroachDB, whose advisory locks lock nothing. */
    private static final String COCKROACH = "crdb_version";

    private ServerVersion() {}

    /**
     * By what the server reported with the login, without asking it anything.
     *
     * @throws RetortException {@code connection-failed} where Retort's statements would fail there, or not hold
     */
    static void check(Connection connection, DatabaseUrl url) throws SQLException {
        String cockroach = connection.unwrap(PGConnection.class).getParameterStatus(COCKROACH);
        if (cockroach != null) {
            throw refused(url, "CockroachDB (" + cockroach + "), whose locks and catalog are not PostgreSQL's.");
        }
        if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST) {
            throw refused(url, "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion()
                    + ", or something that says so; the oldest that Retort reads is " + OLDEST + ".");
        }
    }

    private static RetortException refused(DatabaseUrl url, String what) {
        return new RetortException(ProblemCode.CONNECTION_FAILED, "The server at " + url.address() + " is " + what)
                .hint("Retort speaks with PostgreSQL " + OLDEST
                        + " and newer, and with SQLite. A script for another server: upgrade --sql.")
                .data("reason", "unsupported-server").data("database", url.display());
    }
}
