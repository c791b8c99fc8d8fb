package dev.retort.connect;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * A few connections for looking at one database: read-only, in autocommit mode, opened when first needed and closed
 * after a minute without use. A migration never runs over one of these.
 */
public final class ConnectionPool implements AutoCloseable {

    private static final int LARGEST = 4;
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Connecting source;
    private final HikariDataSource pool;

    /**
     * Opens the first connection, asking for the password where that is needed.
     *
     * @throws RetortException as {@link Connector#open}
     */
    public ConnectionPool(Connector connector, Database database) {
        this.source = new Connecting(connector, database);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName("retort " + database.url().place());
        config.setMaximumPoolSize(LARGEST);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setReadOnly(true);
        config.setInitializationFailTimeout(1);
        try {
            this.pool = new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw source.lastFault(e);
        }
    }

    /**
     * A connection of the pool; closing it gives it back.
     *
     * @throws RetortException as {@link Connector#open}; also {@code connection-failed} where all stay in use for ten
     *         seconds
     */
    public Connection take() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw source.lastFault(e);
        }
    }

    /** Closes every connection, those in use as well. */
    @Override
    public void close() {
        pool.close();
    }

    /** What the pool opens its connections with; keeps the reason of the last failure, which the pool would bury. */
    private static final class Connecting implements DataSource {

        private final Connector connector;
        private final Database database;
        private final AtomicReference<@Nullable RetortException> fault = new AtomicReference<>();
        private volatile int loginTimeout;

        Connecting(Connector connector, Database database) {
            this.connector = connector;
            this.database = database;
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                Connection connection = connector.open(database, Access.READ);
                fault.set(null);
                return connection;
            } catch (RetortException e) {
                fault.set(e);
                throw new SQLException(e.message(), e);
            }
        }

        RetortException lastFault(Exception reported) {
            RetortException last = fault.get();
            return last != null
                    ? last
                    : new RetortException(ProblemCode.CONNECTION_FAILED,
                            "All connections to " + database.url().place() + " are in use.", reported)
                            .hint("Wait for what is running, or cancel it.").data("reason", "pool-exhausted");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // The pool logs by itself.
        }

        /** Only kept, for the pool to wait as long for the last attempt when it is closed; the connector has its own. */
        @Override
        public void setLoginTimeout(int seconds) {
            loginTimeout = seconds;
        }

        @Override
        public int getLoginTimeout() {
            return loginTimeout;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
