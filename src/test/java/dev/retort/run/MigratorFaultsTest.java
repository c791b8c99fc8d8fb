package dev.retort.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.dialect.Actor;
import dev.retort.dialect.HeldLock;
import dev.retort.dialect.VersionTableName;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;
import dev.retort.testing.PostgresServer;

import static dev.retort.testing.Plans.outside;
import static dev.retort.testing.Plans.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

/** Locks, lost connections, interruptions, and what a person is told about them. */
class MigratorFaultsTest {

    private static final Actor OTHER = new Actor("kim", "build-7");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aSecondMigratorWaitsAndThenSaysWhoHoldsTheLock(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Plan plan = Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)")).plan();
        List<RunEvent> events = new ArrayList<>();
        try (Connection holder = database.open(); Connection connection = database.open()) {
            try (HeldLock _ = lock(database, holder)) {
                RunResult result = new Migrator(database.dialect(),
                        database.settings(VersionTableName.DEFAULT, Duration.ofMillis(250)))
                        .run(connection, plan, events::add, new Cancellation());
                assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                    assertThat(stopped.cause().code()).isEqualTo(ProblemCode.LOCKED);
                    assertThat(stopped.cause().message()).contains("kim@build-7 since 2");
                    assertThat(stopped.failedStep()).isEqualTo(-1);
                });
            }
            assertThat(events).singleElement().isInstanceOfSatisfying(RunEvent.WaitingForLock.class,
                    waiting -> assertThat(waiting.holder()).startsWith("kim@build-7 since 2"));
            assertThat(new Migrator(database.dialect(), database.settings()).run(connection, plan, RunListener.NONE,
                    new Cancellation())).isInstanceOf(RunResult.Completed.class);
        }
    }

    private static HeldLock lock(TestDatabase database, Connection connection) throws SQLException {
        return database.dialect().locks().tryTake(connection, VersionTableName.DEFAULT, OTHER).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void theLockIsFreeAfterARunThatFailed(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1", sql("nonsense")).plan());
        try (Connection connection = database.open()) {
            lock(database, connection).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitingForTheLockCanBeCancelled(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Cancellation cancellation = new Cancellation();
        try (Connection holder = database.open(); HeldLock _ = lock(database, holder)) {
            RunResult result = database.run(Plans.fromBase(name).step("a1").plan(), VersionTableName.DEFAULT,
                    event -> {
                        if (event instanceof RunEvent.WaitingForLock) {
                            cancellation.cancel();
                        }
                    }, cancellation);
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class,
                    stopped -> assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED));
        }
    }

    @Test
    void anSqliteDatabaseReachedByALinkHasTheSameLock() throws Exception {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        database.execute("CREATE TABLE t (x)");
        Path file = Path.of(database.url().substring("jdbc:sqlite:".length()));
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        try (Connection first = database.open();
                Connection second = DriverManager.getConnection("jdbc:sqlite:" + link);
                HeldLock _ = lock(database, first)) {
            assertThat(database.dialect().locks().tryTake(second, VersionTableName.DEFAULT, OTHER)).isEmpty();
        }
    }

    @Test
    void anotherWriterOfAnSqliteFileIsWaitedForAndThenReported() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        database.execute("CREATE TABLE busy (x)");
        try (Connection writer = database.open(); Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            RunResult result = database.run(Plans.fromBase(DialectName.SQLITE)
                    .step("a1", Duration.ofMillis(200), null, sql("CREATE TABLE t (x)")).plan());
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().message()).contains("database is locked");
                assertThat(stopped.cause().hint()).contains("Another program is writing");
                assertThat(stopped.state()).startsWith("Nothing was changed.");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void waitingForAnotherWriterOfAnSqliteFileCanBeCancelled(boolean inTransaction) throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        database.execute("CREATE TABLE busy (x)");
        Cancellation cancellation = new Cancellation();
        try (Connection writer = database.open(); Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            // Without a limit: only the cancellation ends the wait.
            RunResult result = database.run(Plans.fromBase(DialectName.SQLITE)
                    .step("a1", Duration.ZERO, null,
                            inTransaction ? sql("CREATE TABLE t (x)") : outside("CREATE TABLE t (x)"))
                    .plan(), VersionTableName.DEFAULT, event -> {
                        boolean begins = inTransaction
                                ? event instanceof RunEvent.StepStarted
                                : event instanceof RunEvent.StatementStarted;
                        if (begins) {
                            Thread.startVirtualThread(cancellation::cancel);
                        }
                    }, cancellation);
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED);
                assertThat(stopped.state()).startsWith("Nothing was changed.");
                assertThat(stopped.headsNow()).isEmpty();
            });
            statement.execute("ROLLBACK");
        }
        assertThat(database.run(Plans.fromBase(DialectName.SQLITE).step("a1", outside("CREATE TABLE t (x)")).plan()))
                .as("nothing is in doubt afterwards").isInstanceOf(RunResult.Completed.class);
    }

    @Test
    @Timeout(60)
    void aCommitThatWaitsForAReaderCanBeCancelled() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        database.execute("CREATE TABLE busy (x)", "INSERT INTO busy VALUES (1), (2)");
        Cancellation cancellation = new Cancellation();
        try (Connection reader = database.open();
                Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM busy")) {
            assertThat(rows.next()).isTrue();
            RunResult result = database.run(Plans.fromBase(DialectName.SQLITE)
                    .step("a1", Duration.ZERO, null, sql("CREATE TABLE t (x)")).plan(), VersionTableName.DEFAULT,
                    event -> {
                        if (event instanceof RunEvent.StatementFinished) {
                            Thread.startVirtualThread(cancellation::cancel);
                        }
                    }, cancellation);
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED);
                assertThat(stopped.applied()).isEmpty();
            });
        }
        assertThat(database.tables()).doesNotContain("t");
    }

    @Test
    void aTableThatIsLockedEndsTheWaitWithAHint() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.execute("CREATE TABLE t (x int)");
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t");
            RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL)
                    .step("a1", Duration.ofMillis(100), null, sql("ALTER TABLE t ADD y int")).plan());
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().data()).containsEntry("server_code", "55P03");
                assertThat(stopped.cause().hint()).contains("lock-timeout");
            });
        }
    }

    @Test
    @Timeout(60)
    void whoHoldsTheLockIsNamedWhileItIsWaitedForAndAfterwards() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.execute("CREATE TABLE t (x int)");
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'nightly report'");
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t");
            String pid = single(statement, "SELECT pg_backend_pid()");
            String held = "held by process " + pid + " (nightly report, role postgres, from 127.0.0.1), "
                    + "idle in transaction, in a transaction since ";
            List<RunEvent> events = new ArrayList<>();
            RunResult result = database.runWatched(Plans.fromBase(DialectName.POSTGRESQL)
                    .step("a1", Duration.ofSeconds(2), null, sql("ALTER TABLE t ADD y int")).plan(), events::add);
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().hint()).startsWith("The lock was " + held)
                        .contains(", its last statement since ", "SELECT pg_terminate_backend(" + pid + ")",
                                "lock-timeout");
                assertThat(stopped.cause().data()).containsEntry("blocked_by", List.of(Integer.valueOf(pid)));
            });
            assertThat(events).filteredOn(RunEvent.Note.class::isInstance).singleElement()
                    .isInstanceOfSatisfying(RunEvent.Note.class,
                            note -> assertThat(note.text()).startsWith("Waits for a lock " + held));
        }
    }

    @Test
    @Timeout(60)
    void aRunWithoutALimitSaysWhomItWaitsForAndGoesOnWhenThatIsDone() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.execute("CREATE TABLE t (x int)");
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t");
            RunResult result = database.runWatched(Plans.fromBase(DialectName.POSTGRESQL)
                    .step("a1", Duration.ZERO, null, sql("ALTER TABLE t ADD y int")).plan(), event -> {
                        if (event instanceof RunEvent.Note(String text) && text.startsWith("Waits for a lock")) {
                            try {
                                other.rollback();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    });
            assertThat(result).isInstanceOf(RunResult.Completed.class);
        }
    }

    private static String single(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void anIndexBuiltConcurrentlyIsNotHeldToTheLockTimeout() throws Exception {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.execute("CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
        CountDownLatch begun = new CountDownLatch(1);
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE t SET x = 2");
            Thread unblock = Thread.startVirtualThread(() -> {
                try {
                    begun.await();
                    // Five times the lock timeout of the step.
                    statement.execute("SELECT pg_sleep(0.5)");
                    other.commit();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            RunResult result = database.run(
                    Plans.fromBase(DialectName.POSTGRESQL).step("a1", Duration.ofMillis(100), null,
                            outside("CREATE INDEX CONCURRENTLY i ON t (x)"),
                            Plans.verify("SELECT current_setting('lock_timeout') = '100ms'")).plan(),
                    VersionTableName.DEFAULT, event -> {
                        if (event instanceof RunEvent.StatementStarted) {
                            begun.countDown();
                        }
                    }, new Cancellation());
            unblock.join();
            assertThat(result).isInstanceOf(RunResult.Completed.class);
        }
        assertThat(database.column("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void aWishToStopWhileAStatementIsStillOnItsWayIsHeard() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        Cancellation cancellation = new Cancellation();
        RunListener cancelAtOnce = event -> {
            if (event instanceof RunEvent.StatementStarted) {
                Thread.startVirtualThread(cancellation::cancel);
            }
        };
        // The server takes no notice of a request while it reads; it reads this for longer than a request takes.
        String sql = "/*" + "x".repeat(40_000_000) + "*/ SELECT pg_sleep(15)";

        RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL).step("a1", sql(sql)).plan(),
                VersionTableName.DEFAULT, cancelAtOnce, cancellation);

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class,
                stopped -> assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED));
    }

    @Test
    void aConnectionLostInATransactionLeavesNothingBehind() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL).step("a1",
                sql("CREATE TABLE t (x int)"), sql("SELECT pg_terminate_backend(pg_backend_pid())")).plan());
        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(stopped.headsNow()).isNull();
            assertThat(stopped.state())
                    .isEqualTo("Revision a1 was rolled back. Where the database stands could not be read.");
        });
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void anAdministratorWhoEndsTheSessionInAStatementLeavesNothingBehind() throws Exception {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        Plan plan = Plans.fromBase(DialectName.POSTGRESQL).step("a1", sql("CREATE TABLE first (x int)"))
                .step("b2", sql("CREATE TABLE t (x int)"), sql("SELECT pg_sleep(600)")).plan();
        CountDownLatch sleeping = new CountDownLatch(1);
        Thread administrator = Thread.startVirtualThread(() -> {
            try (Connection other = database.open(); Statement statement = other.createStatement()) {
                sleeping.await();
                boolean ended = false;
                while (!ended) {
                    try (ResultSet row = statement.executeQuery("SELECT pg_terminate_backend(pid)"
                            + " FROM pg_stat_activity WHERE datname = current_database() AND query LIKE"
                            + " 'SELECT pg_sleep(600)%' AND state = 'active'")) {
                        ended = row.next();
                    }
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        RunResult result = database.run(plan, VersionTableName.DEFAULT, event -> {
            if (event instanceof RunEvent.StatementStarted(int step, int statement, var _) && step == 1
                    && statement == 1) {
                sleeping.countDown();
            }
        }, new Cancellation());
        administrator.join();
        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(stopped.cause().message()).contains("b2", "terminating connection due to administrator command");
            assertThat(stopped.cause().hint()).contains("retort current");
            assertThat(stopped.applied()).containsExactly("a1");
            assertThat(stopped.failedStatement()).isEqualTo(1);
        });
        assertThat(database.tables()).contains("first").doesNotContain("t");
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("a1");
    }

    @Test
    void aConnectionLostDuringTheCommitLeavesItOpenWhetherItWasDone() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.execute("CREATE TABLE watched (x int)",
                "CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$",
                "CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON watched DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION leave()");
        Plan plan = Plans.fromBase(DialectName.POSTGRESQL).step("a1", sql("INSERT INTO watched VALUES (1)")).plan();
        assertThat(database.run(plan)).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(stopped.cause().message()).contains("while revision a1 was being committed");
            assertThat(stopped.state()).startsWith("It is not known whether revision a1 took effect");
            assertThat(stopped.headsNow()).isNull();
        });
        database.execute("DROP TRIGGER leave ON watched");
        assertThat(database.run(plan)).isInstanceOf(RunResult.Completed.class);
        assertThat(database.column("SELECT count(*) FROM watched")).containsExactly("1");
    }

    @Test
    void aConnectionLostOutsideATransactionIsAnInterruptionUntilAPersonSaysWhatHappened() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        String killing = "DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$";
        Plan plan = Plans.fromBase(DialectName.POSTGRESQL)
                .step("a1", outside("CREATE TABLE t (x int)"), outside(killing)).plan();
        assertThat(database.run(plan)).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(stopped.state()).startsWith("It is not known whether statement 2 of revision a1 took effect");
        });
        assertThat(database.run(plan)).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.INTERRUPTED);
            assertThat(stopped.cause().hint()).contains("retort resume --mark-done");
            assertThat(stopped.cause().data()).containsEntry("statement", 1).containsEntry("revision", "a1");
        });
        try (Connection connection = database.open()) {
            Optional<Interruption> settled = new Resumption(database.dialect(), database.settings())
                    .markDone(connection, plan, new Cancellation());
            assertThat(settled).map(Interruption::sql).contains(killing);
        }
        assertThat(database.run(plan)).isInstanceOf(RunResult.Completed.class);
        assertThat(database.column("SELECT count(*) FROM retort.journal")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void aChangedStatementOfAHalfDoneStepCanBeRunAgain(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1", outside("CREATE TABLE t (x int)"), outside("nonsense")).plan());
        Plan changed = Plans.fromBase(name).step("a1", outside("CREATE TABLE u (x int)")).plan();
        Resumption resumption = new Resumption(database.dialect(), database.settings());
        try (Connection connection = database.open()) {
            assertThat(resumption.retry(connection, null, new Cancellation())).isEmpty();
            assertThat(resumption.retry(connection, changed, new Cancellation())).isPresent();
        }
        assertThat(database.run(changed)).isInstanceOf(RunResult.Completed.class);
        assertThat(database.tables()).contains("t", "u");
    }

    @ParameterizedTest
    @EnumSource
    void aChangedStatementOfAHalfDoneStepCanBeTakenAsDone(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1", outside("CREATE TABLE t (x int)"), outside("nonsense")).plan());
        Plan changed = Plans.fromBase(name).step("a1", outside("CREATE TABLE u (x int)")).plan();
        try (Connection connection = database.open()) {
            assertThat(new Resumption(database.dialect(), database.settings()).markDone(connection, changed,
                    new Cancellation())).isPresent();
        }
        assertThat(database.run(changed)).isInstanceOf(RunResult.Completed.class);
        assertThat(database.tables()).contains("t").doesNotContain("u");
    }

    @ParameterizedTest
    @EnumSource
    void aStampSettlesAHalfDoneStep(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Plan upgrade = Plans.fromBase(name).step("a1", outside("CREATE TABLE t (x int)"), outside("nonsense")).plan();
        database.run(upgrade);
        assertThat(database.run(Plans.fromBase(name).stamp("a1").plan())).isInstanceOf(RunResult.Completed.class);
        database.execute("DROP TABLE t");
        database.run(Plans.from(name, "a1").down("a1").plan());
        database.run(upgrade);
        assertThat(database.tables()).contains("t");
    }

    @Test
    void aDeferredConstraintThatFailsAtTheCommitUndoesTheStep() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL).step("a1",
                sql("CREATE TABLE t (x int PRIMARY KEY, y int REFERENCES t DEFERRABLE INITIALLY DEFERRED)"),
                sql("INSERT INTO t VALUES (1, 2)")).plan());
        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().message()).startsWith("Revision a1 could not be committed:")
                    .contains("foreign key constraint");
            assertThat(stopped.headsNow()).isEmpty();
            assertThat(stopped.failedStep()).isZero();
        });
        assertThat(database.log()).extracting(LogEntry::result).containsExactly("failed");
    }

    @Test
    void aRoleThatMayNotMakeTheLogSchemaKeepsTheLogInAFile() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        PostgresServer.execute("CREATE ROLE no_log_role");
        database.execute("GRANT CREATE ON SCHEMA public TO no_log_role");
        Plan plan = Plans.fromBase(DialectName.POSTGRESQL)
                .step("a1", sql("CREATE TABLE t (x int)"), outside("VACUUM t")).plan();
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE no_log_role");
            List<RunEvent> events = new ArrayList<>();
            assertThat(new Migrator(database.dialect(), database.settings()).run(connection, plan, events::add,
                    new Cancellation())).isInstanceOf(RunResult.Completed.class);
            assertThat(events).filteredOn(RunEvent.Note.class::isInstance).first().asString()
                    .contains("may not keep the migration log in the schema retort");
            try (MigrationLog log = MigrationLog.open(connection, database.dialect(), VersionTableName.DEFAULT,
                    database.settings().log())) {
                assertThat(log.read(LogQuery.newest(10))).extracting(LogEntry::revision, LogEntry::user)
                        .containsExactly(tuple("a1", "tester"));
            }
        }
        assertThat(database.column("SELECT count(*) FROM pg_namespace WHERE nspname = 'retort'")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void theLogIsPagedAndFiltered(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1").step("b2").step("c3").plan());
        try (Connection connection = database.open();
                MigrationLog log = MigrationLog.open(connection, database.dialect(), VersionTableName.DEFAULT,
                        database.settings().log())) {
            List<LogEntry> first = log.read(LogQuery.newest(2));
            assertThat(first).extracting(LogEntry::revision).containsExactly("c3", "b2");
            assertThat(log.read(LogQuery.newest(2).after(first.getLast().id()))).extracting(LogEntry::revision)
                    .containsExactly("a1");
            assertThat(log.read(new LogQuery("b2", null, "done", Long.MAX_VALUE, 5))).singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.headsAfter()).containsExactly("b2");
                        assertThat(entry.checksum()).isEqualTo("checksum-b2");
                    });
            assertThat(log.lastDone()).containsOnlyKeys("a1", "b2", "c3");
        }
    }

    @Test
    void theLockKeyIsTheOneOtherProgramsCanCompute() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        try (Connection connection = database.open();
                HeldLock _ = lock(database, connection);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT ('x' || substr(encode(sha256('retort:public.alembic_version'), 'hex'), 1, 16))::bit(64)
                                   ::bigint = (l.classid::bigint << 32 | l.objid::bigint)
                        FROM pg_locks l WHERE locktype = 'advisory' AND pid = pg_backend_pid()""")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void aBackupThatFailsStopsTheRunBeforeAnythingIsChanged() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        BackupBefore failing = (_, _, _) -> {
            throw new RetortException(ProblemCode.BACKUP_FAILED, "no room");
        };
        try (Connection connection = database.open()) {
            RunResult result = new Migrator(database.dialect(), database.settings()).run(connection,
                    Plans.fromBase(DialectName.SQLITE).step("a1", sql("CREATE TABLE t (x)")).plan(), Replan.REFUSE,
                    failing, RunListener.NONE, new Cancellation());
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().code()).isEqualTo(ProblemCode.BACKUP_FAILED);
                assertThat(stopped.state()).startsWith("Nothing was changed.");
            });
        }
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void aListenerThatThrowsLeavesNoTransactionOpen() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        assertThatThrownBy(() -> database.run(
                Plans.fromBase(DialectName.SQLITE).step("a1", sql("CREATE TABLE t (x)")).plan(),
                VersionTableName.DEFAULT, event -> {
                    if (event instanceof RunEvent.StatementFinished) {
                        throw new IllegalStateException("a bug");
                    }
                }, new Cancellation())).isInstanceOf(IllegalStateException.class);
        assertThat(database.tables()).isEmpty();
        database.execute("BEGIN IMMEDIATE");
    }

    @Test
    void cancellingACopyThatWaitsForALockEndsIt() throws Exception {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.execute("CREATE TABLE t (x int)");
        Cancellation cancellation = new Cancellation();
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t");
            Thread canceller = Thread.startVirtualThread(() -> {
                try {
                    while (!someoneWaits(statement)) {
                        Thread.onSpinWait();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                cancellation.cancel();
            });
            RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL)
                    .step("a1", Duration.ZERO, null, Plans.copy("COPY t FROM stdin", "1\n")).plan(),
                    VersionTableName.DEFAULT, RunListener.NONE, cancellation);
            canceller.join();
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class,
                    stopped -> assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED));
        }
    }

    private static boolean someoneWaits(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            return row.next() && row.getInt(1) > 0;
        }
    }
}
