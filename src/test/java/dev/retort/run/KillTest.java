package dev.retort.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.Function;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.run.MigratingProcess.CommitPause;
import dev.retort.sql.DialectName;
import dev.retort.testing.ChildProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A migrating process is killed with SIGKILL where it was made to pause, and another run completes what it began:
 * everything is done, and nothing twice.
 */
class KillTest {

    private static final int KILLS = 20;

    @TempDir
    Path folder;

    private int undone;
    private int done;
    private int asked;

    @ParameterizedTest
    @EnumSource
    void aKilledSqliteMigrationIsCompletedAndNothingIsDoneTwice(KillPoint point) throws SQLException {
        for (int kill = 0; kill < KILLS; kill++) {
            TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
            CommitPause pause = point != KillPoint.DURING_COMMIT
                    ? CommitPause.NONE
                    : kill % 2 == 0 ? CommitPause.IN_HOOK : CommitPause.BEHIND_READER;
            try (ChildProcess child = start(database, point, pause)) {
                if (pause == CommitPause.BEHIND_READER) {
                    killInACommitThatWaitsForAReader(database, child);
                } else {
                    child.awaitPause(point.name());
                    child.kill();
                }
            }
            complete(database, point);
        }
        report(DialectName.SQLITE, point);
    }

    @ParameterizedTest
    @EnumSource
    void aKilledPostgresqlMigrationIsCompletedAndNothingIsDoneTwice(KillPoint point) throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        for (int kill = 0; kill < KILLS; kill++) {
            boolean paused = point == KillPoint.INSIDE_A_STATEMENT || point == KillPoint.DURING_COMMIT
                    || point == KillPoint.OUTSIDE_A_TRANSACTION;
            try (Connection parent = database.open();
                    Statement lock = parent.createStatement();
                    ChildProcess child = startBehind(paused, lock, database, point)) {
                if (paused) {
                    until("the session waits", () -> waiting(lock) > 0);
                    child.kill();
                    // Every other time its session has noticed before it could go on.
                    if (kill % 2 == 0) {
                        until("the session is gone", () -> waiting(lock) == 0);
                    }
                } else {
                    child.awaitPause(point.name());
                    child.kill();
                }
            }
            complete(database, point);
            database.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DROP SCHEMA retort CASCADE");
        }
        report(DialectName.POSTGRESQL, point);
    }

    private ChildProcess startBehind(boolean paused, Statement lock, TestDatabase database, KillPoint point)
            throws SQLException {
        if (paused) {
            lock.execute("SELECT pg_advisory_lock(" + KillPoint.LOCK + ")");
        }
        return start(database, point, CommitPause.NONE);
    }

    private ChildProcess start(TestDatabase database, KillPoint point, CommitPause pause) {
        return ChildProcess.start(MigratingProcess.class, database.dialect().name().text(), database.url(),
                folder.toString(), point.name(), pause.name());
    }

    /** With a reader in the way SQLite waits, in the middle of COMMIT, to write the file. */
    private static void killInACommitThatWaitsForAReader(TestDatabase database, ChildProcess child)
            throws SQLException {
        child.awaitPause("STEP 1");
        try (Connection reader = DriverManager.getConnection(database.url());
                Statement reading = reader.createStatement()) {
            reading.execute("BEGIN");
            reading.executeQuery("SELECT count(*) FROM ledger").close();
            child.goOn();
            until("a COMMIT waits", () -> holdsPendingLock(child.pid()));
            child.kill();
        }
    }

    /** Byte 2^30 of the file is SQLite's PENDING lock: the writer waits for readers to end (the kernel lists locks). */
    private static boolean holdsPendingLock(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .anyMatch(line -> line.matches(".* WRITE +" + process + " \\S+ 1073741824 .*"));
    }

    private interface Condition {
        boolean holds() throws SQLException, IOException;
    }

    private static void until(String what, Condition condition) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try {
            while (!condition.holds()) {
                assertThat(System.nanoTime() - deadline).as("waiting until " + what).isNegative();
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND NOT granted AND objid = " + KillPoint.LOCK
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void complete(TestDatabase database, KillPoint point) throws SQLException {
        try (Connection connection = database.open()) {
            if (database.dialect().name() == DialectName.SQLITE) {
                Function.create(connection, "pause", new GoingOn());
            }
            RunResult result = run(database, point, connection);
            if (result instanceof RunResult.Stopped stopped && stopped.cause().code() == ProblemCode.INTERRUPTED) {
                settle(database, connection);
                result = run(database, point, connection);
            }
            assertThat(result).isInstanceOf(RunResult.Completed.class);
            if (result.applied().contains("b2")) {
                undone++;
            } else {
                done++;
            }
        }
        assertThat(database.column("SELECT revision FROM ledger ORDER BY 1")).isEqualTo(KillPoint.REVISIONS);
        assertThat(database.column("SELECT n FROM counter")).containsExactly("1");
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("c3");
        assertThat(database.log()).filteredOn(entry -> entry.result().equals("done")).extracting(LogEntry::revision)
                .containsExactlyInAnyOrderElementsOf(KillPoint.REVISIONS);
        assertThat(database.journalSize()).isZero();
    }

    private static RunResult run(TestDatabase database, KillPoint point, Connection connection) throws SQLException {
        Replan replan = (_, rows) -> point.plan(database.dialect().name(), rows.isEmpty() ? "" : rows.getFirst());
        return new Migrator(database.dialect(), database.settings()).run(connection,
                point.plan(database.dialect().name(), ""), replan, BackupBefore.NONE, RunListener.NONE,
                new Cancellation());
    }

    /** As a person would: looks whether the statement took effect. */
    private void settle(TestDatabase database, Connection connection) throws SQLException {
        asked++;
        Resumption resumption = new Resumption(database.dialect(), database.settings());
        boolean tookEffect = database.column("SELECT n FROM counter").equals(List.of("1"));
        Optional<Interruption> settled = tookEffect
                ? resumption.markDone(connection, null, new Cancellation())
                : resumption.retry(connection, null, new Cancellation());
        assertThat(settled).map(Interruption::sql).contains(KillPoint.OUTSIDE_SQL);
    }

    private void report(DialectName dialect, KillPoint point) {
        System.out.printf("%-10s %2d kills %-25s: the step was committed %2d times, not yet %2d times%s%n",
                dialect.title(), KILLS, point.name().toLowerCase(Locale.ROOT).replace('_', ' '), done, undone,
                asked == 0 ? "" : "; a person was asked " + asked + " times");
    }

    private static final class GoingOn extends Function {
        @Override
        protected void xFunc() throws SQLException {
            result(value_int(0));
        }
    }
}
