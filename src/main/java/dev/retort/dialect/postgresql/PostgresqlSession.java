package dev.retort.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import dev.retort.dialect.MigrationSession;
import dev.retort.problem.Cancellation;

/** A PostgreSQL connection that carries migrations. */
final class PostgresqlSession implements MigrationSession {

    /** What a statement has to mention to change a setting that matters to the steps after it. */
    private static final Pattern CHANGES_SETTINGS = Pattern
            .compile("(?i)search_path|\\brole\\b|session\\s+authorization|_timeout|set_config"
                    + "|\\breset\\b|\\bdiscard\\b|\\bset\\s+schema\\b");
    private static final Pattern CONCURRENTLY = Pattern
            .compile("(?is)\\s*(create|drop|reindex|alter|refresh)\\b.*\\bconcurrently\\b.*");
    private static final int COPY_CHUNK = 64 * 1024;
    private static final String NO_SUCH_VALUE = "22023";

    private final Connection connection;
    private final String searchPath;
    private final String role;
    private final String id;
    private @Nullable Duration lockLimit;
    private @Nullable Duration statementLimit;
    private boolean open;
    private boolean changed;

    PostgresqlSession(Connection connection) throws SQLException {
        this.connection = connection;
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        watchTheClient();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_catalog.current_setting('search_path'),"
                        + " pg_catalog.current_setting('role'), pg_catalog.pg_backend_pid()")) {
            result.next();
            searchPath = result.getString(1);
            role = result.getString(2);
            id = result.getString(3);
        }
    }

    // A client that is killed would otherwise leave its statement, and with it the lock, until the statement ends.
    // Servers before 14 do not have the setting; on some systems they have it and refuse it.
    private void watchTheClient() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_catalog.set_config(name, '100ms', false) FROM pg_catalog.pg_settings"
                    + " WHERE name = 'client_connection_check_interval'");
        } catch (SQLException e) {
            if (!NO_SUCH_VALUE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void begin() throws SQLException {
        connection.setAutoCommit(false);
        open = true;
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
        open = false;
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback() throws SQLException {
        if (open) {
            open = false;
            connection.rollback();
            connection.setAutoCommit(true);
            // SET is undone with its transaction.
            lockLimit = null;
            statementLimit = null;
        }
    }

    @Override
    public boolean inTransaction() {
        return open;
    }

    @Override
    public void limits(Duration lock, Duration statement) throws SQLException {
        if (lock.equals(lockLimit) && statement.equals(statementLimit)) {
            return;
        }
        try (Statement set = connection.createStatement()) {
            set.execute("SELECT pg_catalog.set_config('lock_timeout', '" + lock.toMillis()
                    + "ms', false), pg_catalog.set_config('statement_timeout', '" + statement.toMillis()
                    + "ms', false)");
        }
        lockLimit = lock;
        statementLimit = statement;
    }

    @Override
    public boolean limitsStatements() {
        return true;
    }

    @Override
    public void sending(String sql) {
        changed |= CHANGES_SETTINGS.matcher(sql).find();
    }

    @Override
    public void restore() throws SQLException {
        if (!changed) {
            return;
        }
        // The role first: it may be one that could not read its own settings.
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.set_config('role', ?, false),"
                + " pg_catalog.set_config('search_path', ?, false)")) {
            statement.setString(1, role);
            statement.setString(2, searchPath);
            statement.execute();
        }
        Duration lock = lockLimit;
        Duration limit = statementLimit;
        lockLimit = null;
        statementLimit = null;
        if (lock != null && limit != null) {
            limits(lock, limit);
        }
        // Inside a transaction the same is true again after its end, whichever way it ends.
        changed = inTransaction();
    }

    @Override
    public long copy(String sql, String data, Cancellation cancellation) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += COPY_CHUNK) {
                cancellation.check();
                copy.writeToCopy(bytes, at, Math.min(COPY_CHUNK, bytes.length - at));
            }
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    @Override
    public void cancel() throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public boolean runsConcurrently(String sql) {
        return CONCURRENTLY.matcher(sql).matches();
    }

    @Override
    public String mark() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_catalog.txid_current()")) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public Outcome outcome(String mark) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.txid_status(?)")) {
            statement.setLong(1, Long.parseLong(mark));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return switch (result.getString(1)) {
                    case "committed" -> Outcome.COMMITTED;
                    case "aborted" -> Outcome.ROLLED_BACK;
                    case null, default -> Outcome.UNKNOWN;
                };
            }
        } catch (SQLException e) {
            // A number this server has not come to yet: the database was restored elsewhere.
            if (NO_SUCH_VALUE.equals(e.getSQLState())) {
                return Outcome.UNKNOWN;
            }
            throw e;
        }
    }
}
