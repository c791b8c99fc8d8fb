package dev.retort.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.sqlite.SQLiteConfig;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * The SQLite file of a log, open for writing.
 *
 * @param path of the file, for messages
 * @param connection to it, in autocommit
 */
record MigrationLogFile(String path, Connection connection) implements AutoCloseable {

    /** What a commit has to outlive. */
    enum Durability {
        /** The process: keeping a log costs a migration nothing, and a power cut may lose the last entries. */
        PROCESS,
        /** A power cut. */
        DISK
    }

    /** What one commit contains. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    static MigrationLogFile open(Path path) throws SQLException {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "The folder of the migration log cannot be made: " + folder + ".", e)
                    .hint("Make it writable; the log of this database is kept in " + path + ".");
        }
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        // A commit writes whole pages, and an entry needs little of one.
        config.setPageSize(1024);
        try {
            return created(path.toString(), config.createConnection(url(path)));
        } catch (SQLException e) {
            throw new LogFailure(path.toString(), e);
        }
    }

    static MigrationLogFile inMemory() throws SQLException {
        return created("in memory", DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    /** Opens a file for reading; the caller closes the connection. Empty where there is no file, or nothing in it. */
    static Optional<Connection> openToRead(Path path) throws SQLException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        SQLiteConfig config = config();
        config.setReadOnly(true);
        try {
            return checked(config.createConnection(url(path)));
        } catch (SQLException _) {
            // In a folder that cannot be written, or on a full disk, SQLite can make no shared memory beside a WAL file.
            return checked(config.createConnection(url(path) + "?immutable=1"));
        }
    }

    /** A process that ended while it made the file has left it empty. */
    private static Optional<Connection> checked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'journal'")) {
            if (row.next()) {
                return Optional.of(connection);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        return config;
    }

    /** As a URI, in which a question mark belongs to the name. */
    private static String url(Path path) {
        return "jdbc:sqlite:" + path.toAbsolutePath().toUri().toASCIIString();
    }

    private static MigrationLogFile created(String path, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The last of them tells that all are there.
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY AUTOINCREMENT, version_table TEXT NOT NULL,
                        revision TEXT NOT NULL, message TEXT NOT NULL, direction TEXT NOT NULL,
                        started_at TEXT NOT NULL, duration_ms INTEGER NOT NULL, statements INTEGER NOT NULL,
                        result TEXT NOT NULL, error TEXT NOT NULL, os_user TEXT NOT NULL, host TEXT NOT NULL,
                        checksum TEXT, heads_after TEXT NOT NULL, backup TEXT)""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS pending (version_table TEXT PRIMARY KEY, after_id INTEGER NOT NULL,
                        heads_before TEXT NOT NULL, heads_after TEXT NOT NULL) WITHOUT ROWID""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS journal (version_table TEXT NOT NULL, revision TEXT NOT NULL,
                        direction TEXT NOT NULL, statement INTEGER NOT NULL, hash TEXT NOT NULL, sql TEXT NOT NULL,
                        file TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, started_at TEXT NOT NULL,
                        mark TEXT, finished_at TEXT, PRIMARY KEY (version_table, revision, direction, statement))""");
            return new MigrationLogFile(path, connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void write(Durability durability, Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (durability == Durability.DISK) {
                statement.execute("PRAGMA synchronous = FULL");
            }
            statement.execute("BEGIN IMMEDIATE");
            try {
                work.run();
                statement.execute("COMMIT");
            } catch (SQLException e) {
                rollback(statement, e);
                throw e;
            } finally {
                if (durability == Durability.DISK) {
                    statement.execute("PRAGMA synchronous = NORMAL");
                }
            }
        } catch (SQLException e) {
            throw new LogFailure(path, e);
        }
    }

    private static void rollback(Statement statement, SQLException cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // Everything in it is committed.
        }
    }
}
