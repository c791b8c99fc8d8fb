package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.HeldLock;
import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.revision.Direction;
import dev.retort.run.Unfinished.Doubt;

/** Settles what a run stopped at with {@code interrupted}: a person says whether the statement took effect. */
public final class Resumption {

    private final Dialect dialect;
    private final RunSettings settings;

    public Resumption(Dialect dialect, RunSettings settings) {
        this.dialect = dialect;
        this.settings = settings;
    }

    /**
     * The statement is run again by the next run.
     *
     * @param plan what is to be run next, to find a statement that is done with another text than the file has now; null
     *        to look only for one that was not seen to end
     * @return what was settled; empty where nothing was in doubt
     */
    public Optional<Interruption> retry(Connection connection, @Nullable Plan plan, Cancellation cancellation) {
        return settle(connection, plan, cancellation, (log, doubt) -> log.removed(doubt.entry()));
    }

    /** The statement is taken as done, and the next run goes on after it. As {@link #retry} otherwise. */
    public Optional<Interruption> markDone(Connection connection, @Nullable Plan plan, Cancellation cancellation) {
        return settle(connection, plan, cancellation, (log, doubt) -> log.finished(doubt.entry(),
                doubt.textChanged() ? JournalEntry.ANY_TEXT : doubt.entry().hash()));
    }

    /**
     * Says in the log that a backup was restored, and forgets every statement that is done outside a transaction: the
     * next run begins its step anew.
     *
     * @param startedAt when the restore began
     */
    public void restored(Connection connection, String backup, Instant startedAt, Cancellation cancellation) {
        underLock(connection, cancellation, (log, _) -> {
            log.forgetJournal();
            List<String> heads = VersionTable.find(dialect, connection, settings.versionTable()).rows().stream()
                    .sorted()
                    .toList();
            log.write(new LogEntry(0, "", "Restored backup " + backup + " in place", Direction.STAMP, startedAt,
                    Duration.between(startedAt, settings.clock().instant()), 0, LogTable.DONE, "",
                    settings.actor().user(), settings.actor().host(), null, heads, backup));
            return Optional.empty();
        });
    }

    private Optional<Interruption> settle(Connection connection, @Nullable Plan plan, Cancellation cancellation,
            Answer answer) {
        return underLock(connection, cancellation, (log, session) -> {
            List<JournalEntry> journal = new Unfinished(log, session).settled();
            Optional<Doubt> doubt = Unfinished.doubt(journal, plan);
            if (doubt.isPresent()) {
                answer.write(log, doubt.get());
            }
            return doubt.map(one -> one.entry().interruption());
        });
    }

    private Optional<Interruption> underLock(Connection connection, Cancellation cancellation, Work work) {
        try {
            MigrationSession session = dialect.session(connection, cancellation);
            try (HeldLock _ = dialect.locks().take(connection, settings.versionTable(), settings.actor(),
                    settings.lockWait(), _ -> {}, cancellation)) {
                VersionTable table = VersionTable.find(dialect, connection, settings.versionTable());
                LogHome home = new LogHome(connection, dialect, table.name(), settings.log());
                if (!home.exists()) {
                    return Optional.empty();
                }
                try (RunLog log = home.openForRun(_ -> {})) {
                    log.reconcile(table.rows().stream().sorted().toList());
                    return work.on(log, session);
                }
            }
        } catch (SQLException e) {
            throw new StatementFailures(dialect.errors(), cancellation).ofOwn(e);
        }
    }

    @FunctionalInterface
    private interface Answer {
        void write(RunLog log, Doubt doubt) throws SQLException;
    }

    @FunctionalInterface
    private interface Work {
        Optional<Interruption> on(RunLog log, MigrationSession session) throws SQLException;
    }
}
