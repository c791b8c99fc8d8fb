package dev.retort.run;

import java.sql.SQLException;
import java.util.List;

import dev.retort.revision.Direction;

/** Log and journal in a schema of the migrated database, on the migration connection: they commit with each step. */
final class SchemaLog implements RunLog {

    private final LogTable log;
    private final JournalTable journal;
    private boolean journalUsed;

    SchemaLog(LogTable log, JournalTable journal) {
        this.log = log;
        this.journal = journal;
    }

    @Override
    public List<String> reconcile(List<String> rows) {
        return List.of();
    }

    @Override
    public List<JournalEntry> journal() throws SQLException {
        List<JournalEntry> entries = journal.entries();
        journalUsed = !entries.isEmpty();
        return entries;
    }

    @Override
    public void started(JournalEntry entry) throws SQLException {
        journalUsed = true;
        journal.put(entry);
    }

    @Override
    public void finished(JournalEntry entry, String hash) throws SQLException {
        journal.finish(entry, hash);
    }

    @Override
    public void removed(JournalEntry entry) throws SQLException {
        journal.delete(entry);
    }

    @Override
    public void forgetJournal() throws SQLException {
        journal.deleteAll();
    }

    @Override
    public void committing(Commit commit) throws SQLException {
        for (LogEntry entry : commit.steps()) {
            log.insert(entry, LogTable.DONE);
            if (journalUsed && entry.direction() == Direction.STAMP) {
                journal.deleteAll();
            } else if (journalUsed) {
                journal.deleteOf(entry.revision());
            }
        }
        JournalEntry piece = commit.piece();
        if (piece != null) {
            journalUsed = true;
            journal.put(piece);
            journal.finish(piece, piece.hash());
        }
    }

    @Override
    public void committed() {}

    @Override
    public void rolledBack() {}

    @Override
    public void stopped(LogEntry entry) throws SQLException {
        log.insert(entry, entry.result());
    }

    @Override
    public void close() {
        try {
            log.close();
        } catch (SQLException _) {
            // The connection is gone, and the statement with it.
        }
    }
}
