package dev.retort.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.dialect.VersionTableName;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionStep;
import dev.retort.revision.VersionChange;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;

import static dev.retort.testing.Plans.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.groups.Tuple.tuple;

/** The version row and the log entry at the end of a step. */
class StepEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theLogTellsOfAStepWhileTheNextOneStillRuns(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        RunResult result = database.run(
                Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"))
                        .step("b2", sql("INSERT INTO t VALUES (1)")).plan(),
                VersionTableName.DEFAULT, event -> {
                    if (event instanceof RunEvent.StatementStarted(int step, _, _) && step == 1) {
                        awaitLog(database, List.of("a1"));
                    }
                }, new Cancellation());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(database.log()).extracting(LogEntry::revision).containsExactly("b2", "a1");
    }

    private static void awaitLog(TestDatabase database, List<String> expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!database.log().stream().map(LogEntry::revision).toList().equals(expected)) {
                assertThat(System.nanoTime() - deadline).as("waiting for the log to tell of " + expected).isNegative();
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            fail(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVersionRowThatIsThereAlreadyUndoesTheStep(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1").plan());
        database.execute("DELETE FROM alembic_version");
        RunResult result = database.run(Plans.fromBase(name)
                .step("b2", sql("CREATE TABLE t (x int)"), sql("INSERT INTO alembic_version VALUES ('b2')")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.VERSION_TABLE_CHANGED);
            assertThat(stopped.cause().message()).startsWith("The row 'b2' is already in '");
            assertThat(stopped.state()).startsWith("Revision b2 was rolled back.");
            assertThat(stopped.headsNow()).isEmpty();
        });
        assertThat(database.tables()).doesNotContain("t");
        assertThat(database.log()).extracting(LogEntry::revision, LogEntry::result)
                .containsExactly(tuple("b2", "failed"), tuple("a1", "done"));
    }

    @ParameterizedTest
    @EnumSource
    void aMergeChangesSeveralRowsAndIsLoggedOnce(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        database.run(Plans.fromBase(name).step("a1").plan());
        database.execute("INSERT INTO alembic_version VALUES ('a2')");
        List<VersionChange> changes = List.of(new VersionChange.Delete("a1"), new VersionChange.Update("a2", "m3"));
        RevisionStep merge = new RevisionStep("m3", Direction.UPGRADE, changes, List.of("m3"), "upgrade a1, a2 -> m3");
        PlannedStep step = new PlannedStep(merge, "Merge", "versions/m3.sql", "checksum", false, null, null, null,
                List.of(sql("CREATE TABLE t (x int)")));
        List<String> heads = List.of("a1", "a2");
        RunResult result = database.run(new Plan(Direction.UPGRADE, "head", name, heads, heads, List.of("m3"),
                TransactionScope.PER_MIGRATION, List.of(), List.of(step), List.of()));

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("m3");
        assertThat(database.log()).extracting(LogEntry::revision, LogEntry::headsAfter)
                .containsExactly(tuple("m3", List.of("m3")), tuple("a1", List.of("a1")));
    }
}
