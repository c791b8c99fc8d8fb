package dev.retort.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;

/**
 * Log and journal in an SQLite file of their own. Before each commit of the migrated database the entries are written as
 * pending, with the heads the commit will leave; after it they are settled. Where the process ended in between, the next
 * run compares those heads with the version table.
 *
 * <p>The log's own commits do not wait for the disk, so that keeping a log costs a migration nothing: a process that is
 * killed loses none of it, a power cut may lose the last entries. The journal waits for the disk.
 */
final class FileLog implements RunLog {

    private static final String INTERRUPTED = "The process ended before this step was committed; it was rolled back.";
    private static final String UNCLEAR = "The process ended while this step was being committed, and the version table"
            + " has been changed since: whether it was committed is not known.";

    private final Connection connection;
    private final LogTable log;
    private final JournalTable journal;
    private final List<Long> pending = new ArrayList<>();
    private final List<LogEntry> completing = new ArrayList<>();
    private @Nullable JournalEntry committing;

    private FileLog(Connection connection, String versionTable) {
        this.connection = connection;
        this.log = new LogTable(connection, "log", LogColumns.SQLITE, versionTable);
        this.journal = new JournalTable(connection, "journal", LogColumns.SQLITE, versionTable);
    }

    /**
     * Opens the file, and makes it where there is none.
     *
     * @throws RetortException {@code read-only} where it cannot be written
     */
    static FileLog open(Path file, String versionTable) throws SQLException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "The folder of the migration log cannot be made: " + file.getParent() + ".", e)
                    .hint("Make it writable; the log of this database is kept in " + file + ".");
        }
        Connection connection = connect(file, false);
        try {
            create(connection);
            return new FileLog(connection, versionTable);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A log that lasts as long as the run: of a database in memory. */
    static FileLog inMemory(String versionTable) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        create(connection);
        return new FileLog(connection, versionTable);
    }

    static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        String query = "";
        if (readOnly) {
            config.setReadOnly(true);
            // In a folder that cannot be written SQLite can make no shared memory beside a WAL file.
            query = Files.isWritable(file.getParent()) ? "" : "?immutable=1";
        } else {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        }
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri().toASCIIString() + query);
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY AUTOINCREMENT, version_table TEXT NOT NULL,
                        revision TEXT NOT NULL, message TEXT NOT NULL, direction TEXT NOT NULL,
                        started_at TEXT NOT NULL, duration_ms INTEGER NOT NULL, statements INTEGER NOT NULL,
                        result TEXT NOT NULL, error TEXT NOT NULL, os_user TEXT NOT NULL, host TEXT NOT NULL,
                        checksum TEXT, heads_after TEXT NOT NULL, backup TEXT)""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS pending (log_id INTEGER PRIMARY KEY, heads_before TEXT NOT NULL,
                        heads_after TEXT NOT NULL)""");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS journal (version_table TEXT NOT NULL, revision TEXT NOT NULL,
                        direction TEXT NOT NULL, statement INTEGER NOT NULL, hash TEXT NOT NULL, sql TEXT NOT NULL,
                        file TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, started_at TEXT NOT NULL,
                        mark TEXT, finished_at TEXT, PRIMARY KEY (version_table, revision, direction, statement))""");
        }
    }

    @Override
    public List<String> reconcile(List<String> rows) throws SQLException {
        List<String> notes = new ArrayList<>();
        for (LogEntry entry : log.pending()) {
            String before = heads("heads_before", entry.id());
            String after = heads("heads_after", entry.id());
            String now = LogColumns.SQLITE.heads(connection, rows).toString();
            inTransaction(false, () -> {
                if (now.equals(after)) {
                    log.settle(entry.id(), LogTable.DONE, "");
                    forget(entry);
                } else {
                    log.settle(entry.id(), LogTable.FAILED, now.equals(before) ? INTERRUPTED : UNCLEAR);
                }
                removePending(entry.id());
            });
            notes.add("Completed the log of an earlier run: " + entry.direction().text() + " of " + entry.revision()
                    + (now.equals(after) ? " was committed." : " was not committed, as far as can be seen."));
        }
        return notes;
    }

    private String heads(String column, long id) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT " + column + " FROM pending WHERE log_id = ?")) {
            statement.setLong(1, id);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : "";
            }
        }
    }

    @Override
    public List<JournalEntry> journal() throws SQLException {
        return journal.entries();
    }

    @Override
    public void started(JournalEntry entry) throws SQLException {
        inTransaction(true, () -> journal.put(entry));
    }

    @Override
    public void finished(JournalEntry entry, String hash) throws SQLException {
        inTransaction(true, () -> journal.finish(entry, hash));
    }

    @Override
    public void removed(JournalEntry entry) throws SQLException {
        inTransaction(true, () -> journal.delete(entry));
    }

    @Override
    public void forgetJournal() throws SQLException {
        inTransaction(true, journal::deleteAll);
    }

    @Override
    public void committing(Commit commit) throws SQLException {
        JournalEntry piece = commit.piece();
        inTransaction(piece != null, () -> {
            for (LogEntry entry : commit.steps()) {
                long id = log.insert(entry, LogTable.PENDING);
                addPending(id, commit);
                pending.add(id);
                completing.add(entry);
            }
            if (piece != null) {
                journal.put(piece);
            }
        });
        committing = piece;
    }

    private void addPending(long id, Commit commit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO pending VALUES (?, ?, ?)")) {
            statement.setLong(1, id);
            statement.setObject(2, LogColumns.SQLITE.heads(connection, commit.headsBefore()));
            statement.setObject(3, LogColumns.SQLITE.heads(connection, commit.headsAfter()));
            statement.executeUpdate();
        }
    }

    @Override
    public void committed() throws SQLException {
        JournalEntry piece = committing;
        inTransaction(piece != null, () -> {
            for (long id : pending) {
                log.settle(id, LogTable.DONE, "");
                removePending(id);
            }
            for (LogEntry entry : completing) {
                forget(entry);
            }
            if (piece != null) {
                journal.finish(piece, piece.hash());
            }
        });
        clear();
    }

    @Override
    public void rolledBack() throws SQLException {
        JournalEntry piece = committing;
        inTransaction(piece != null, () -> {
            for (long id : pending) {
                log.delete(id);
                removePending(id);
            }
            if (piece != null) {
                journal.delete(piece);
            }
        });
        clear();
    }

    private void clear() {
        pending.clear();
        completing.clear();
        committing = null;
    }

    private void removePending(long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM pending WHERE log_id = ?")) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    private void forget(LogEntry entry) throws SQLException {
        if (entry.direction() == Direction.STAMP) {
            journal.deleteAll();
        } else {
            journal.deleteOf(entry.revision());
        }
    }

    @Override
    public void stopped(LogEntry entry) throws SQLException {
        log.insert(entry, entry.result());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // Everything in it is committed.
        }
    }

    /** What one commit of the log's own file contains. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    private void inTransaction(boolean durable, Work work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (durable) {
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
                if (durable) {
                    statement.execute("PRAGMA synchronous = NORMAL");
                }
            }
        }
    }

    private static void rollback(Statement statement, SQLException cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
