package dev.retort.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.VersionTable;
import dev.retort.revision.Direction;
import dev.retort.run.MigrationLogFile.Durability;

/**
 * Log and journal in an SQLite file of their own. Before each commit of the migrated database the entries are written as
 * pending, with the heads the commit will leave; after it they are settled. Where the process ended in between, the next
 * run compares those heads with the version table.
 *
 * <p>The log's commits do not wait for the disk, those of the journal do. Settling waits a moment for the next write, so
 * that many small steps cost one write each.
 */
final class FileLog implements RunLog {

    private static final long NONE = -1;
    private static final Duration SETTLED_WITHIN = Duration.ofMillis(100);
    private static final String INTERRUPTED = "The process ended before this step was committed; it was rolled back.";
    private static final String UNCLEAR = "The process ended while this step was being committed, and the version table"
            + " has been changed since: whether it was committed is not known.";

    private final MigrationLogFile file;
    private final Connection connection;
    private final LogTable log;
    private final JournalTable journal;
    private final PendingTable pending;
    private final String versionTable;
    private @Nullable Commit announced;
    private long announcedAfter;
    /** The entries after this id are committed and not settled yet; {@link #NONE} where none are. */
    private long owedAfter = NONE;
    private boolean settlerWaits;
    private boolean journalUsed;

    private FileLog(MigrationLogFile file, String versionTable) {
        this.file = file;
        this.connection = file.connection();
        this.versionTable = versionTable;
        this.log = new LogTable(connection, "log", LogColumns.SQLITE, versionTable);
        this.journal = new JournalTable(connection, "journal", LogColumns.SQLITE, versionTable);
        this.pending = new PendingTable(connection, versionTable);
    }

    /**
     * Opens the file, and makes it where there is none.
     *
     * @throws dev.retort.problem.RetortException {@code read-only} where it cannot be written
     */
    static FileLog open(Path path, String versionTable) throws SQLException {
        return new FileLog(MigrationLogFile.open(path), versionTable);
    }

    /** A log that lasts as long as the run: of a database in memory. */
    static FileLog inMemory(String versionTable) throws SQLException {
        return new FileLog(MigrationLogFile.inMemory(), versionTable);
    }

    @Override
    public synchronized List<String> reconcile(List<String> rows) throws SQLException {
        PendingTable.Announced commit = pending.find();
        if (commit == null) {
            return List.of();
        }
        String now = pending.json(rows);
        boolean committed = now.equals(commit.headsAfter());
        List<LogEntry> entries = log.after(commit.afterId());
        file.write(Durability.DISK, () -> {
            String error = now.equals(commit.headsBefore()) ? INTERRUPTED : UNCLEAR;
            pending.settle(commit.afterId(), committed ? LogTable.DONE : LogTable.FAILED, committed ? "" : error);
            if (committed) {
                for (LogEntry entry : entries) {
                    forget(entry);
                }
            }
        });
        return entries.stream().map(entry -> "Completed the log of an earlier run: the " + entry.direction().text()
                + " of " + entry.revision()
                + (committed ? " was committed." : " was not committed, as far as can be seen.")).toList();
    }

    @Override
    public synchronized List<JournalEntry> journal() throws SQLException {
        List<JournalEntry> entries = journal.entries();
        journalUsed = !entries.isEmpty();
        return entries;
    }

    @Override
    public synchronized void started(JournalEntry entry) throws SQLException {
        journalUsed = true;
        write(Durability.DISK, () -> journal.put(entry));
    }

    @Override
    public synchronized void finished(JournalEntry entry, String hash) throws SQLException {
        file.write(Durability.DISK, () -> journal.finish(entry, hash));
    }

    @Override
    public synchronized void removed(JournalEntry entry) throws SQLException {
        file.write(Durability.DISK, () -> journal.delete(entry));
    }

    @Override
    public synchronized void forgetJournal() throws SQLException {
        file.write(Durability.DISK, journal::deleteAll);
    }

    @Override
    public synchronized void committing(Commit commit, VersionTable migrated) throws SQLException {
        migrated.apply(commit.changes());
        JournalEntry piece = commit.piece();
        journalUsed |= piece != null;
        // With a journal the announcement has to outlive a power cut too: it is what clears the journal afterwards.
        write(journalUsed ? Durability.DISK : Durability.PROCESS, () -> {
            if (!commit.steps().isEmpty()) {
                announce(commit);
            }
            if (piece != null) {
                journal.put(piece);
            }
        });
        announced = commit;
    }

    /** Writes, and settles on the way what is owed. */
    private void write(Durability durability, MigrationLogFile.Work work) throws SQLException {
        file.write(durability, () -> {
            if (owedAfter != NONE) {
                pending.settle(owedAfter, LogTable.DONE, "");
            }
            work.run();
        });
        owedAfter = NONE;
    }

    private void announce(Commit commit) throws SQLException {
        announcedAfter = pending.announce(commit.headsBefore(), commit.headsAfter());
        for (LogEntry entry : commit.steps()) {
            log.insert(entry, LogTable.PENDING);
        }
    }

    @Override
    public synchronized void committed() throws SQLException {
        Commit commit = announced;
        announced = null;
        if (commit == null) {
            return;
        }
        if (!commit.steps().isEmpty()) {
            owedAfter = announcedAfter;
        }
        if (!journalUsed) {
            settleSoon();
            return;
        }
        JournalEntry piece = commit.piece();
        write(Durability.DISK, () -> {
            for (LogEntry entry : commit.steps()) {
                forget(entry);
            }
            if (piece != null) {
                journal.finish(piece, piece.hash());
            }
        });
    }

    // A step that follows may take long: the log is not to say for so long that the one before is still open.
    private void settleSoon() {
        if (owedAfter != NONE && !settlerWaits) {
            settlerWaits = true;
            Thread.startVirtualThread(() -> {
                LockSupport.parkNanos(SETTLED_WITHIN.toNanos());
                settleLate();
            });
        }
    }

    private synchronized void settleLate() {
        settlerWaits = false;
        try {
            settleOwed();
        } catch (SQLException _) {
            // Still owed: the next write, or the end of the run, tries again and says why it fails.
        }
    }

    @Override
    public synchronized void settleOwed() throws SQLException {
        if (owedAfter != NONE) {
            write(Durability.PROCESS, () -> {});
        }
    }

    @Override
    public synchronized void rolledBack() throws SQLException {
        Commit commit = announced;
        announced = null;
        if (commit == null) {
            return;
        }
        JournalEntry piece = commit.piece();
        file.write(piece != null ? Durability.DISK : Durability.PROCESS, () -> {
            if (!commit.steps().isEmpty()) {
                takeBack();
            }
            if (piece != null) {
                journal.delete(piece);
            }
        });
    }

    private void takeBack() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("DELETE FROM log WHERE id > ? AND version_table = ?")) {
            statement.setLong(1, announcedAfter);
            statement.setString(2, versionTable);
            statement.executeUpdate();
        }
        pending.settle(announcedAfter, LogTable.FAILED, "");
    }

    private void forget(LogEntry entry) throws SQLException {
        if (entry.direction() == Direction.STAMP) {
            journal.deleteAll();
        } else {
            journal.deleteOf(entry.revision());
        }
    }

    @Override
    public synchronized void write(LogEntry entry) throws SQLException {
        settleOwed();
        log.insert(entry, entry.result());
    }

    @Override
    public synchronized void close() {
        try {
            settleOwed();
        } catch (SQLException _) {
            // The next run does it.
        }
        file.close();
    }
}
