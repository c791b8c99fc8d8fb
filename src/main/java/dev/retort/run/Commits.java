package dev.retort.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.VersionTable;
import dev.retort.revision.VersionChange;

/** What of a run is committed, and what its open transaction still holds; version table and log go with each commit. */
final class Commits {

    private final MigrationSession session;
    private final VersionTable versionTable;
    private final RunLog log;
    private final StatementFailures failures;
    private final RunListener listener;

    private final List<String> applied = new ArrayList<>();
    private final List<DoneStep> uncommitted = new ArrayList<>();
    private List<VersionChange> changes = List.of();
    private List<String> heads;
    private boolean committing;

    /** A step whose statements ran, and whose transaction is still open. */
    private record DoneStep(int index, LogEntry entry) {}

    Commits(Run.Prepared prepared, StatementFailures failures, RunListener listener) {
        this.session = prepared.session();
        this.versionTable = prepared.versionTable();
        this.log = prepared.log();
        this.heads = prepared.plan().from();
        this.failures = failures;
        this.listener = listener;
    }

    /** The revisions whose steps are committed, in order. */
    List<String> applied() {
        return List.copyOf(applied);
    }

    /** The version table's rows, sorted, as far as is committed. */
    List<String> heads() {
        return heads;
    }

    /** Another program has moved the version table. */
    void found(List<String> rows) {
        heads = rows;
    }

    /** A step is done but for its commit, which makes these changes to the version table. */
    void add(int index, LogEntry entry, List<VersionChange> atCommit) {
        uncommitted.add(new DoneStep(index, entry));
        changes = atCommit;
    }

    /** The revisions that are done but for their commit. */
    List<String> uncommitted() {
        return uncommitted.stream().map(one -> one.entry().revision()).toList();
    }

    boolean isUncommitted(int step) {
        return uncommitted.stream().anyMatch(one -> one.index() == step);
    }

    /** Whether a commit has begun, and was not seen to end. */
    boolean isUncertain() {
        return committing;
    }

    /**
     * Commits what is open, with the log.
     *
     * @param revision whose statements are the last in it
     * @param piece the part of an unfinished step it contains; null where it ends with a step
     */
    void commit(String revision, @Nullable JournalEntry piece) throws SQLException {
        List<String> after = uncommitted.isEmpty() ? heads : uncommitted.getLast().entry().headsAfter();
        JournalEntry marked = piece == null ? null : piece.marked(session.mark());
        List<LogEntry> entries = uncommitted.stream().map(DoneStep::entry).toList();
        log.committing(new RunLog.Commit(entries, heads, after, changes, marked), versionTable);
        changes = List.of();
        committing = true;
        try {
            session.commit();
        } catch (SQLException e) {
            throw failures.ofCommit(e, revision);
        }
        committing = false;
        heads = after;
        List<DoneStep> done = List.copyOf(uncommitted);
        uncommitted.clear();
        done.forEach(one -> applied.add(one.entry().revision()));
        completeLog(log::committed);
        for (DoneStep one : done) {
            listener.on(new RunEvent.StepDone(one.index(), one.entry().duration(), one.entry().headsAfter()));
        }
    }

    /** At the end of the run. */
    void settle() {
        completeLog(log::settleOwed);
    }

    private void completeLog(MigrationLogFile.Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            listener.on(new RunEvent.Note("The log could not be completed, the next run does it: " + e.getMessage()));
        }
    }
}
