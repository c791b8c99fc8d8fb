package dev.retort.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.dialect.VersionMove;
import dev.retort.dialect.VersionTable;
import dev.retort.revision.Direction;

/** Log and journal in a schema of the migrated database, on the migration connection: they commit with each step. */
final class SchemaLog implements RunLog {

    private final Connection connection;
    private final LogTable log;
    private final JournalTable journal;
    /** By their text: a change of the version table and its log entry, in one round trip. */
    private final Map<String, PreparedStatement> moves = new HashMap<>();
    private boolean journalUsed;

    SchemaLog(Connection connection, LogTable log, JournalTable journal) {
        this.connection = connection;
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
    public void committing(Commit commit, VersionTable versionTable) throws SQLException {
        boolean together = commit.steps().size() == 1 && !commit.changes().isEmpty();
        if (together) {
            moveAndLog(versionTable.move(commit.changes()), commit.steps().getFirst());
        } else {
            versionTable.apply(commit.changes());
        }
        for (LogEntry entry : commit.steps()) {
            if (!together) {
                log.insert(entry, LogTable.DONE);
            }
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

    private void moveAndLog(VersionMove move, LogEntry entry) throws SQLException {
        String sql = move.sql() + "; " + log.insertSql();
        PreparedStatement statement = moves.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            moves.put(sql, statement);
        }
        log.bind(statement, move.bind(statement), entry, LogTable.DONE);
        try {
            statement.execute();
        } catch (SQLException e) {
            throw move.failure(e);
        }
        move.check(statement);
    }

    @Override
    public void committed() {}

    @Override
    public void settleOwed() {}

    @Override
    public void rolledBack() {}

    @Override
    public void write(LogEntry entry) throws SQLException {
        log.insert(entry, entry.result());
    }

    @Override
    public void close() {
        try {
            log.close();
            for (PreparedStatement statement : moves.values()) {
                statement.close();
            }
        } catch (SQLException _) {
            // The connection is gone, and the statement with it.
        }
    }
}
