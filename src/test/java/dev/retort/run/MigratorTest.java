package dev.retort.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.dialect.VersionTable;
import dev.retort.dialect.VersionTableName;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;
import dev.retort.testing.PostgresServer;

import static dev.retort.testing.Plans.outside;
import static dev.retort.testing.Plans.sql;
import static dev.retort.testing.Plans.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** What a run does to a real database, the same on both. */
class MigratorTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void stepsAreCommittedOneByOneWithTheirVersionRowAndLogEntry(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        RunResult result = database.run(Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"))
                .step("b2", sql("INSERT INTO t VALUES (1), (2)"), verify("SELECT count(*) = 2 FROM t")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Completed.class, completed -> {
            assertThat(completed.applied()).containsExactly("a1", "b2");
            assertThat(completed.headsNow()).containsExactly("b2");
        });
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("b2");
        assertThat(database.log()).extracting(LogEntry::revision, LogEntry::result, LogEntry::statements)
                .containsExactly(tuple("b2", "done", 2),
                        tuple("a1", "done", 1));
        assertThat(database.events()).extracting(event -> event.getClass().getSimpleName()).containsExactly("LockTaken",
                "StepStarted", "StatementStarted", "StatementFinished", "StepDone", "StepStarted", "StatementStarted",
                "StatementFinished", "StatementStarted", "StatementFinished", "StepDone");
        assertThat(database.events()).filteredOn(RunEvent.StatementFinished.class::isInstance)
                .extracting(event -> ((RunEvent.StatementFinished) event).rows()).containsExactly(-1L, 2L, -1L);
    }

    @ParameterizedTest
    @EnumSource
    void theLogIsDatedByTheClockThatTheRunIsGiven(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        RunSettings usual = database.settings();
        Instant noon = Instant.parse("2026-11-21T12:00:00Z");
        RunSettings settings = new RunSettings(usual.versionTable(), usual.lockTimeout(), usual.statementTimeout(),
                usual.lockWait(), usual.log(), usual.actor(), InstantSource.fixed(noon));

        try (Connection connection = database.open()) {
            new Migrator(database.dialect(), settings).run(connection,
                    Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)")).plan(), RunListener.NONE,
                    new Cancellation());
        }

        assertThat(database.log()).extracting(LogEntry::startedAt).containsExactly(noon);
    }

    @ParameterizedTest
    @EnumSource
    void aFailingStepIsRolledBackWholeAndTheOnesBeforeItStay(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        RunResult result = database.run(Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"))
                .step("b2", sql("CREATE TABLE u (x int)"), sql("INSERT INTO\n  missing_table VALUES (1)"))
                .step("c3", sql("CREATE TABLE w (x int)")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.applied()).containsExactly("a1");
            assertThat(stopped.failedStep()).isEqualTo(1);
            assertThat(stopped.failedStatement()).isEqualTo(1);
            assertThat(stopped.headsNow()).containsExactly("a1");
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
            assertThat(stopped.cause().position()).isEqualTo(new SourcePosition("versions/file.sql", 11, 3));
            assertThat(stopped.cause().sql()).isEqualTo("INSERT INTO\n  missing_table VALUES (1)");
            assertThat(stopped.state()).isEqualTo(
                    "Revision b2 was rolled back. 1 of 3 steps is done. The database stands at a1.");
        });
        assertThat(database.tables()).contains("t").doesNotContain("u", "w");
        assertThat(database.log()).extracting(LogEntry::revision, LogEntry::result)
                .containsExactly(tuple("b2", "failed"),
                        tuple("a1", "done"));
    }

    @ParameterizedTest
    @EnumSource
    void inOneTransactionAFailureLeavesTheDatabaseAsItWas(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Plan plan = Plans.fromBase(name).inOneTransaction().step("a1", sql("CREATE TABLE t (x int)"))
                .step("b2", sql("CREATE TABLE u (x int)"), sql("nonsense")).plan();
        RunResult result = database.run(plan);

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.applied()).isEmpty();
            assertThat(stopped.state()).isEqualTo("Revisions a1, b2 were rolled back."
                    + " The database stands at base: no revision is applied.");
        });
        assertThat(database.tables()).doesNotContain("t", "u", "alembic_version");
        assertThat(database.events()).noneMatch(RunEvent.StepDone.class::isInstance);
    }

    @ParameterizedTest
    @EnumSource
    void inOneTransactionAStatementOutsideCommitsWhatCameBefore(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        RunResult result = database.run(Plans.fromBase(name).inOneTransaction()
                .step("a1", sql("CREATE TABLE t (x int)"))
                .step("b2", sql("CREATE TABLE u (x int)"), outside("VACUUM"), sql("nonsense")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.applied()).containsExactly("a1");
            assertThat(stopped.state()).isEqualTo("Revision b2 is half done: 2 statements are committed and stay;"
                    + " the next run goes on after that. 1 of 2 steps is done. The database stands at a1.");
        });
        assertThat(database.tables()).contains("t", "u");
    }

    @ParameterizedTest
    @EnumSource
    void aRunAfterAFailureGoesOnWhereStatementsOutsideATransactionEnded(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1", sql("CREATE TABLE u (x int)"),
                outside("CREATE TABLE t (x int)"), outside("nonsense"), sql("INSERT INTO u VALUES (1)")).plan());
        database.forgetEvents();
        RunResult result = database.run(Plans.fromBase(name).step("a1", sql("CREATE TABLE u (x int)"),
                outside("CREATE TABLE t (x int)"), outside("VACUUM"), sql("INSERT INTO u VALUES (1)")).plan());

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(database.events()).filteredOn(RunEvent.StatementSkipped.class::isInstance)
                .containsExactly(new RunEvent.StatementSkipped(0, 0), new RunEvent.StatementSkipped(0, 1));
        assertThat(database.column("SELECT count(*) FROM u")).containsExactly("1");
        // Nothing is left in the journal: going back and forth again runs every statement again.
        database.execute("DROP TABLE u", "DROP TABLE t");
        database.run(Plans.from(name, "a1").down("a1").plan());
        assertThat(database.run(Plans.fromBase(name).step("a1", sql("CREATE TABLE u (x int)"),
                outside("CREATE TABLE t (x int)")).plan())).isInstanceOf(RunResult.Completed.class);
        assertThat(database.tables()).contains("t", "u");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatChangedUnderAHalfDoneStepIsNotRunOn(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1", outside("CREATE TABLE t (x int)"), outside("nonsense")).plan());
        RunResult result = database
                .run(Plans.fromBase(name).step("a1", outside("CREATE TABLE t (y int)"), outside("VACUUM")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.INTERRUPTED);
            assertThat(stopped.cause().message()).contains("half done", "its file was changed", "statement 1");
            assertThat(stopped.cause().data()).containsEntry("text_changed", true);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aVerifyQueryThatDoesNotHoldUndoesTheStep(DialectName name) throws SQLException {
        for (String query : List.of("SELECT 1 = 0", "SELECT NULL", "SELECT 0", "SELECT 1 WHERE 1 = 0",
                "SELECT * FROM no_such_table")) {
            TestDatabase database = TestDatabase.fresh(name, folder);
            RunResult result = database
                    .run(Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"), verify(query)).plan());
            assertThat(result).as(query).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().code()).isEqualTo(ProblemCode.VERIFY_FAILED);
                assertThat(stopped.cause().position()).isNotNull();
                assertThat(stopped.state()).startsWith("Revision a1 was rolled back.");
            });
            assertThat(database.tables()).doesNotContain("t");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlanMadeElsewhereIsRefusedWhenTheHeadsMoved(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Plan plan = Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)")).plan();
        database.run(plan);
        RunResult again = database.run(plan);

        assertThat(again).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.VERSION_TABLE_CHANGED);
            assertThat(stopped.cause().data()).containsEntry("found", List.of("a1")).containsEntry("expected",
                    List.of());
            assertThat(stopped.state()).isEqualTo("Nothing was changed. The database stands at a1.");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aVersionRowThatIsGoneWhenTheStepEndsUndoesTheStep(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1").plan());
        RunResult result = database.run(Plans.from(name, "a1")
                .step("b2", sql("CREATE TABLE t (x int)"), sql("DELETE FROM alembic_version")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.VERSION_TABLE_CHANGED);
            assertThat(stopped.cause().message())
                    .startsWith("Online migration expected to match one row when updating 'a1' to 'b2' in '")
                    .endsWith("alembic_version'; 0 found.");
            assertThat(stopped.headsNow()).containsExactly("a1");
        });
        assertThat(database.tables()).doesNotContain("t");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyPlanMakesTheVersionTable(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        assertThat(database.run(Plans.fromBase(name).plan())).isInstanceOf(RunResult.Completed.class);
        assertThat(database.tables()).contains("alembic_version");
    }

    @ParameterizedTest
    @EnumSource
    void aVersionTableMayHaveAnyNameAndSchema(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        String schema = name == DialectName.POSTGRESQL ? "Sch\"ema 100%" : "main";
        if (name == DialectName.POSTGRESQL) {
            database.execute("CREATE SCHEMA \"Sch\"\"ema 100%\"");
        }
        VersionTableName table = new VersionTableName(schema, "버전 \"a%s\" 'x'");
        Plan plan = Plans.fromBase(name).step("a'1", sql("CREATE TABLE t (x int)")).step("나\\2").plan();
        RunResult result = database.run(plan, table);

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        try (Connection connection = database.open()) {
            assertThat(VersionTable.find(database.dialect(), connection, table).rows()).containsExactly("나\\2");
            assertThat(VersionTable.find(database.dialect(), connection, VersionTableName.DEFAULT).exists()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledStatementEndsAtOnceAndIsRolledBack(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Cancellation cancellation = new Cancellation();
        RunListener cancelInTheSecond = event -> {
            if (event instanceof RunEvent.StatementStarted started && started.statement() == 1) {
                Thread.startVirtualThread(cancellation::cancel);
            }
        };
        RunResult result = database.run(
                Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"), sql(endless(name))).plan(),
                VersionTableName.DEFAULT, cancelInTheSecond, cancellation);

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED);
            assertThat(stopped.state()).startsWith("Revision a1 was rolled back.");
        });
        assertThat(database.tables()).doesNotContain("t");
        assertThat(database.log()).extracting(LogEntry::result).containsExactly("cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatRunsTooLongIsEnded(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        RunResult result = database.run(
                Plans.fromBase(name).step("a1", null, Duration.ofMillis(200), sql(endless(name))).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
            assertThat(stopped.cause().message()).contains("longer than 200 ms");
            assertThat(stopped.cause().hint()).contains("statement-timeout");
        });
    }

    @Test
    void settingsThatARevisionChangesAreBackForTheNext() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        PostgresServer.execute("CREATE ROLE settings_test_role");
        RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL)
                .step("a1", sql("SELECT pg_catalog.set_config('search_path', '', false)"),
                        sql("SET ROLE settings_test_role"), sql("SET lock_timeout = 0"),
                        sql("CREATE TEMP TABLE x (a int)"))
                .step("b2", verify("SELECT current_setting('search_path') = '\"$user\", public'"),
                        verify("SELECT current_user = 'postgres'"),
                        verify("SELECT current_setting('lock_timeout') = '5s'"))
                .plan());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void anSqlitePragmaOfARevisionIsBackForTheNext() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        RunResult result = database.run(Plans.fromBase(DialectName.SQLITE)
                .step("a1", outside("PRAGMA foreign_keys = ON"),
                        sql("CREATE TABLE t (x INTEGER PRIMARY KEY, y REFERENCES t)"),
                        verify("SELECT foreign_keys FROM pragma_foreign_keys"))
                .step("b2", verify("SELECT NOT foreign_keys FROM pragma_foreign_keys")).plan());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void rowsAreCopied() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        RunResult result = database.run(Plans.fromBase(DialectName.POSTGRESQL)
                .step("a1", sql("CREATE TABLE t (id int, name text)"),
                        Plans.copy("COPY t (id, name) FROM stdin", "1\t가\n2\t\\N\n"))
                .plan());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(database.column("SELECT coalesce(name, 'null') FROM t ORDER BY id")).containsExactly("가", "null");
        assertThat(database.events()).filteredOn(RunEvent.StatementFinished.class::isInstance)
                .extracting(event -> ((RunEvent.StatementFinished) event).rows()).containsExactly(-1L, 2L);
    }

    @Test
    void noticesOfTheServerArePassedOn() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        database.run(Plans.fromBase(DialectName.POSTGRESQL)
                .step("a1", sql("DO $$ BEGIN RAISE NOTICE 'hello 100%%'; END $$")).plan());
        assertThat(database.events()).contains(new RunEvent.Note("hello 100%"));
    }

    private static String endless(DialectName name) {
        return name == DialectName.POSTGRESQL
                ? "SELECT pg_sleep(600)"
                : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    }
}
