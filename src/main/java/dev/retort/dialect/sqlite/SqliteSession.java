package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConnection;

import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.ServerError.Kind;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * An SQLite connection that carries migrations. It stays in JDBC's autocommit and sends its own BEGIN: with autocommit
 * off the driver begins a transaction before a PRAGMA, which then does nothing.
 */
final class SqliteSession implements MigrationSession {

    private static final Pattern PRAGMA = Pattern.compile("(?i)\\s*pragma\\b");
    private static final Pattern FOREIGN_KEYS_OFF = Pattern
            .compile("(?i)\\s*pragma\\s+foreign_keys\\s*(=\\s*|\\()\\s*(off|0|false|no)\\s*\\)?\\s*;?\\s*");
    /** How many schema changes may follow a mark before it no longer looks like one. */
    private static final int CHANGES_SINCE = 100_000;

    private final Connection connection;
    private final SqliteErrors errors = new SqliteErrors();
    private final boolean foreignKeys;
    private final Cancellation cancellation;
    private final BusyWait wait;
    private boolean open;
    private boolean changed;
    private boolean leavesForeignKeys;
    private final ReferenceCheck references;

    SqliteSession(Connection connection, Cancellation cancellation) throws SQLException {
        this.connection = connection;
        this.cancellation = cancellation;
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        references = new ReferenceCheck(connection);
        foreignKeys = number("PRAGMA foreign_keys") != 0;
        wait = new BusyWait(cancellation, Duration.ofSeconds(5));
        waitByItself();
    }

    @Override
    public void expect(List<String> statements) {
        leavesForeignKeys = statements.stream().anyMatch(sql -> FOREIGN_KEYS_OFF.matcher(sql).matches());
    }

    @Override
    public boolean comesTooLate(String sql) {
        return open && FOREIGN_KEYS_OFF.matcher(sql).matches() && references.isUnguarded();
    }

    @Override
    public void begin() throws SQLException {
        if (leavesForeignKeys) {
            changed |= references.leave();
        }
        sendUnlessCancelled("BEGIN IMMEDIATE");
        open = true;
    }

    @Override
    public void commit() throws SQLException {
        references.refuseNewViolations();
        sendUnlessCancelled("COMMIT");
        open = false;
    }

    /** SQLite has ended the transaction by itself after some errors, such as a full disk. */
    @Override
    public void rollback() throws SQLException {
        if (!open) {
            return;
        }
        open = false;
        references.forget();
        try {
            send("ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    @Override
    public boolean inTransaction() {
        return open;
    }

    private void sendUnlessCancelled(String sql) throws SQLException {
        cancellation.check();
        try {
            send(sql);
        } catch (SQLException e) {
            if (errors.read(e, sql).kind() == Kind.LOCK_TIMEOUT) {
                cancellation.check();
            }
            throw e;
        }
    }

    private void waitByItself() throws SQLException {
        BusyHandler.setHandler(connection.unwrap(SQLiteConnection.class), wait);
    }

    @Override
    public void limits(Duration lock, Duration statement) {
        wait.atMost(lock);
    }

    @Override
    public boolean limitsStatements() {
        return false;
    }

    @Override
    public void sending(String sql) {
        changed |= PRAGMA.matcher(sql).lookingAt();
    }

    @Override
    public void restore() throws SQLException {
        // Inside a transaction the PRAGMA would do nothing.
        if (changed && !open) {
            send("PRAGMA foreign_keys = " + (foreignKeys ? "ON" : "OFF"));
            waitByItself();
            changed = false;
        }
    }

    @Override
    public long copy(String sql, String data, Cancellation cancellation) {
        throw new RetortException(ProblemCode.INVALID_REVISION_FILE, "SQLite has no COPY.")
                .hint("Put it in a section of its own that begins with `-- +upgrade postgresql`.").sql(sql);
    }

    @Override
    public void cancel() throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    @Override
    public boolean runsConcurrently(String sql) {
        return false;
    }

    /**
     * A number drawn by lot becomes the schema version, which is part of the transaction and which every schema change
     * counts up: to other connections the transaction looks like one more schema change.
     */
    @Override
    public String mark() throws SQLException {
        int mark = ThreadLocalRandom.current().nextInt(1 << 20, Integer.MAX_VALUE - CHANGES_SINCE);
        send("PRAGMA schema_version = " + mark);
        return String.valueOf(mark);
    }

    @Override
    public Outcome outcome(String mark) throws SQLException {
        long changesSince = number("PRAGMA schema_version") - Long.parseLong(mark);
        if (changesSince == 0) {
            return Outcome.COMMITTED;
        }
        return changesSince > 0 && changesSince < CHANGES_SINCE ? Outcome.UNKNOWN : Outcome.ROLLED_BACK;
    }

    private void send(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
