package dev.retort.run;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.VersionTable;
import dev.retort.revision.VersionChange;

/**
 * The log and the journal as a run writes them. Around each commit of the migrated database it is told first
 * {@link #committing}, then {@link #committed} or {@link #rolledBack}, so that a log that lives in the same database
 * commits with it, and one that lives in a file can find out later how a commit ended that it was not told of.
 */
sealed interface RunLog extends AutoCloseable permits SchemaLog, FileLog {

    /**
     * What one transaction commits.
     *
     * @param steps those it completes, in order
     * @param headsBefore the version table's rows before it, sorted
     * @param headsAfter and after it
     * @param changes of the version table that are still to be made, in this transaction
     * @param piece the part of a further step that it contains; null where it ends with a step
     */
    record Commit(List<LogEntry> steps, List<String> headsBefore, List<String> headsAfter, List<VersionChange> changes,
            @Nullable JournalEntry piece) {}

    /**
     * Completes the entries of a run that ended between a commit and its log entry.
     *
     * @param rows the version table's rows now, sorted
     * @return one sentence for each entry
     */
    List<String> reconcile(List<String> rows) throws SQLException;

    /** The pieces of steps that are not complete. */
    List<JournalEntry> journal() throws SQLException;

    /** A statement outside a transaction is about to be sent. */
    void started(JournalEntry entry) throws SQLException;

    /** It was seen to end well. {@code hash} is the text that is taken as done. */
    void finished(JournalEntry entry, String hash) throws SQLException;

    /** It was seen to fail, or is to be sent again. */
    void removed(JournalEntry entry) throws SQLException;

    /** Forgets every piece: a person has said where the database stands. */
    void forgetJournal() throws SQLException;

    /**
     * Inside the transaction, as the last thing before its commit: changes the version table and logs it.
     *
     * @throws dev.retort.problem.RetortException {@code version-table-changed}
     */
    void committing(Commit commit, VersionTable versionTable) throws SQLException;

    void committed() throws SQLException;

    /** At the end of a run: completes what {@link #committed} may have left for later. */
    void settleOwed() throws SQLException;

    void rolledBack() throws SQLException;

    /** An entry by itself: of a step that did not come to its commit, or of a restore. No transaction is open. */
    void write(LogEntry entry) throws SQLException;

    @Override
    void close();
}
