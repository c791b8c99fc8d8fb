package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.HeldLock;
import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;

/**
 * Carries out plans, one migrator at a time for each version table.
 *
 * <p>A run may be killed at any moment: what is in a transaction is either committed with its version row and log entry
 * or not at all, and what is outside one is written to the journal before and after, so that the next run goes on where
 * this one ended, does nothing twice, and asks where it cannot know.
 */
public final class Migrator {

    private final Dialect dialect;
    private final RunSettings settings;
    private final StepScripts scripts;
    private final @Nullable SideConnection side;

    /** For plans whose statements are all known. */
    public Migrator(Dialect dialect, RunSettings settings) {
        this(dialect, settings, StepScripts.NONE);
    }

    /** @param scripts drives the steps whose statements are known only while they run */
    public Migrator(Dialect dialect, RunSettings settings, StepScripts scripts) {
        this(dialect, settings, scripts, null);
    }

    /**
     * @param scripts drives the steps whose statements are known only while they run
     * @param side a way to ask who holds a lock that a statement waits for; null where nobody asks
     */
    public Migrator(Dialect dialect, RunSettings settings, StepScripts scripts, @Nullable SideConnection side) {
        this.dialect = dialect;
        this.settings = settings;
        this.scripts = scripts;
        this.side = side;
    }

    /** Carries out exactly this plan, or stops before anything ran. */
    public RunResult run(Connection connection, Plan plan, RunListener listener, Cancellation cancellation) {
        return run(connection, plan, Replan.REFUSE, BackupBefore.NONE, listener, cancellation);
    }

    /**
     * Takes the lock, looks whether the database still stands where the plan begins, and carries the plan out.
     *
     * @param connection a connection of its own, used by nobody else; the caller closes it
     * @param replan what to do where the database does not stand there any more
     * @param backup taken under the lock, before the first step
     * @return how it ended; a failure a person can act on is in a {@link RunResult.Stopped}, not thrown
     */
    public RunResult run(Connection connection, Plan plan, Replan replan, BackupBefore backup, RunListener listener,
            Cancellation cancellation) {
        long begun = settings.nanos().getAsLong();
        try {
            MigrationSession session = dialect.session(connection, cancellation);
            session.limits(settings.lockTimeout(), settings.statementTimeout());
            try (HeldLock _ = dialect.locks().take(connection, settings.versionTable(), settings.actor(),
                    settings.lockWait(), holder -> listener.on(new RunEvent.WaitingForLock(holder)), cancellation)) {
                listener.on(new RunEvent.LockTaken());
                return underLock(connection, session, plan, replan, backup, oneAtATime(listener), cancellation, begun);
            }
        } catch (SQLException e) {
            return untouched(plan, new StatementFailures(dialect.errors(), cancellation).ofOwn(e), null, begun);
        } catch (RetortException e) {
            return untouched(plan, e, null, begun);
        }
    }

    private RunResult underLock(Connection connection, MigrationSession session, Plan asked, Replan replan,
            BackupBefore backup, RunListener listener, Cancellation cancellation, long begun) throws SQLException {
        VersionTable versionTable = VersionTable.find(dialect, connection, settings.versionTable());
        LogHome home = new LogHome(connection, dialect, versionTable.name(), settings.log());
        List<String> rows = versionTable.rows();
        List<String> heads = rows.stream().sorted().toList();
        Plan plan = asked;
        try (RunLog log = home.openForRun(text -> listener.on(new RunEvent.Note(text)))) {
            log.reconcile(heads).forEach(note -> listener.on(new RunEvent.Note(note)));
            if (!heads.equals(asked.from())) {
                plan = replan.again(asked, rows);
            }
            List<JournalEntry> journal = checkJournal(log, session, plan, listener);
            String backupId = plan.steps().isEmpty() ? null : backup.take(plan, listener, cancellation);
            try (LockWatch locks = watch(session, listener)) {
                StatementFailures failures = new StatementFailures(dialect.errors(), cancellation, locks);
                Run run = new Run(dialect, settings, connection, listener, failures,
                        new Run.Prepared(plan, session, versionTable, log, journal, backupId, scripts));
                return run.toTheEnd(begun);
            }
        } catch (RetortException e) {
            return untouched(plan, e, heads, begun);
        }
    }

    private static List<JournalEntry> checkJournal(RunLog log, MigrationSession session, Plan plan,
            RunListener listener) throws SQLException {
        List<JournalEntry> journal = new Unfinished(log, session).settled();
        // A person who stamps says where the database stands; that settles every doubt.
        if (plan.direction() != Direction.STAMP) {
            Unfinished.doubt(journal, plan).ifPresent(doubt -> {
                throw Unfinished.interrupted(doubt);
            });
            for (String revision : Unfinished.leftAside(journal, plan)) {
                listener.on(new RunEvent.Note("Revision " + revision
                        + " is half done: some of its statements outside a transaction are done, and this plan does"
                        + " not complete it."));
            }
        }
        return journal;
    }

    private LockWatch watch(MigrationSession session, RunListener listener) {
        return side == null || session.id().isEmpty()
                ? LockWatch.NONE
                : new LockWatch(dialect.locks(), session.id(), side, listener);
    }

    private static RunListener oneAtATime(RunListener listener) {
        Object turn = new Object();
        return event -> {
            synchronized (turn) {
                listener.on(event);
            }
        };
    }

    private RunResult untouched(Plan plan, RetortException cause, @Nullable List<String> heads, long begun) {
        String state = new HalfwayStanding(plan, 0, List.of(), null, 0, null, heads).sentence();
        return new RunResult.Stopped(plan, List.of(), -1, -1, cause, heads, state, settings.since(begun), null);
    }
}
