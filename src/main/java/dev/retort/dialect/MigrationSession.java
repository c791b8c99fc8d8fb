package dev.retort.dialect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.retort.problem.Cancellation;

/**
 * A connection that carries migrations: transactions, time limits, rows copied in, and its settings put back after a
 * revision changed them. Used by one thread.
 */
public interface MigrationSession {

    /**
     * How a transaction that was about to be committed ended.
     */
    enum Outcome {
        COMMITTED, ROLLED_BACK, UNKNOWN
    }

    /** Names the session for those who look at it from another one; empty where the database has no such name. */
    default String id() {
        return "";
    }

    /**
     * Opens a transaction that may write at once.
     *
     * @throws SQLException also where another connection holds the database for longer than the lock limit
     */
    void begin() throws SQLException;

    /**
     * Commits.
     *
     * @throws SQLException also where rows refer to none any more that did before foreign keys were left unchecked
     */
    void commit() throws SQLException;

    /**
     * Says what the next transaction will send. What does nothing inside a transaction, such as SQLite's
     * {@code PRAGMA foreign_keys=OFF}, is done just before it begins and holds until it ends.
     */
    default void expect(List<String> statements) {}

    /** Whether a statement would do nothing in the transaction that is open, and something before one. */
    default boolean comesTooLate(String sql) {
        return false;
    }

    /** Ends the transaction, if one is open. */
    void rollback() throws SQLException;

    boolean inTransaction();

    /**
     * Sets how long a statement may wait for a lock, and how long it may run; zero is no limit. Sends nothing where
     * they are so already.
     */
    void limits(Duration lock, Duration statement) throws SQLException;

    /** Whether the server itself ends a statement that runs too long; where not, whoever sends it has to. */
    boolean limitsStatements();

    /** Takes note of what is about to be sent: it may change settings that {@link #restore()} has to put back. */
    void sending(String sql);

    /** Puts back the settings a noted statement may have changed: role, search path, limits, foreign keys. */
    void restore() throws SQLException;

    /**
     * Feeds rows to a {@code COPY … FROM stdin}.
     *
     * @param data its lines, each ended by a line feed
     * @return how many rows it took
     */
    long copy(String sql, String data, Cancellation cancellation) throws SQLException;

    /** Ends what runs on the connection now; called on another thread. */
    void cancel() throws SQLException;

    /**
     * Whether the statement makes or drops an index beside running transactions, and therefore wants no lock limit: a
     * limit would stop it for any unrelated transaction and leave an invalid index.
     */
    boolean runsConcurrently(String sql);

    /** In a transaction, just before its commit: a mark by which {@link #outcome} can later tell how it ended. */
    String mark() throws SQLException;

    /** Whether the transaction with that mark was committed, asked by a later run. */
    Outcome outcome(String mark) throws SQLException;
}
