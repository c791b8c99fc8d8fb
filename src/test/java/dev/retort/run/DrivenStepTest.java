package dev.retort.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.operation.Operation;
import dev.retort.operation.QueryResult;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Column;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;

import static dev.retort.testing.Plans.sql;
import static org.assertj.core.api.Assertions.assertThat;

/** Steps whose statements come from a program, which is driven against the database itself. */
class DrivenStepTest {

    private static final SourcePosition HERE = new SourcePosition("versions/file.py", 7, 5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aDrivenStepSeesTheRowsAndTablesItMadeAndIsCommittedAsOne(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        List<String> seen = new ArrayList<>();
        Plan plan = Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"), sql("INSERT INTO t VALUES (3), (4)"))
                .depending("b2", "it reads rows").plan();

        RunResult result = run(database, plan, context -> {
            inside(context, "CREATE TABLE u (total int)");
            CatalogView tables = context.catalog(HERE);
            tables.table(tables.defaultSchema(), "u")
                    .ifPresent(table -> table.columns().stream().map(Column::name).forEach(seen::add));
            Object sum = context.query("SELECT sum(x) AS s FROM t", HERE).rows().getFirst().getFirst();
            inside(context, "INSERT INTO u VALUES (" + sum + ")");
        });

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.applied()).containsExactly("a1", "b2");
        assertThat(seen).containsExactly("total");
        assertThat(database.column("SELECT total FROM u")).containsExactly("7");
        assertThat(database.log().getFirst().statements()).isEqualTo(2);
        assertThat(database.events()).filteredOn(RunEvent.StatementStarted.class::isInstance)
                .extracting(event -> ((RunEvent.StatementStarted) event).statement()).containsExactly(0, 1, 0, 1);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInADrivenStepRollsItBackAndNamesItsPlace(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);

        RunResult result = run(database, Plans.fromBase(name).depending("a1", "it reads rows").plan(), context -> {
            inside(context, "CREATE TABLE u (x int)");
            context.query("SELECT nonsense FROM u", HERE);
        });

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
            assertThat(stopped.cause().code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
            assertThat(stopped.cause().position()).extracting(at -> at == null ? "" : at.file())
                    .isEqualTo("versions/file.py");
            assertThat(stopped.headsNow()).isEmpty();
            assertThat(stopped.state()).startsWith("Revision a1 was rolled back.");
        });
        assertThat(database.tables()).doesNotContain("u");
    }

    @ParameterizedTest
    @EnumSource
    void whatADrivenStepCommittedOutsideATransactionIsNotDoneTwice(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Plan plan = Plans.fromBase(name).depending("a1", "it reads rows").plan();
        Consumer<StepContext> start = context -> {
            inside(context, "CREATE TABLE u (x int)");
            inside(context, "INSERT INTO u VALUES (1)");
            context.perform(new Operation.ExecuteSql("CREATE INDEX u_x ON u (x)"), TransactionMode.AUTOCOMMIT, HERE);
        };

        RunResult first = run(database, plan, start.andThen(context -> inside(context, "nonsense")));
        RunResult second = run(database, plan, start.andThen(context -> inside(context, "INSERT INTO u VALUES (2)")));

        assertThat(first).isInstanceOfSatisfying(RunResult.Stopped.class,
                stopped -> assertThat(stopped.state()).contains("is half done: 3 statements are committed"));
        assertThat(second).isInstanceOf(RunResult.Completed.class);
        assertThat(database.column("SELECT x FROM u ORDER BY x")).containsExactly("1", "2");
        assertThat(database.journalSize()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDrivenStepThatGoesAnotherWayAfterAnInterruptionIsRefused(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);
        Plan plan = Plans.fromBase(name).depending("a1", "it reads rows").plan();
        run(database, plan, context -> {
            inside(context, "CREATE TABLE u (x int)");
            context.perform(new Operation.ExecuteSql("CREATE INDEX u_x ON u (x)"), TransactionMode.AUTOCOMMIT, HERE);
            inside(context, "nonsense");
        });

        RunResult again = run(database, plan, context -> inside(context, "CREATE TABLE other (x int)"));

        assertThat(again).isInstanceOfSatisfying(RunResult.Stopped.class,
                stopped -> assertThat(stopped.cause().code()).isEqualTo(ProblemCode.INTERRUPTED));
        assertThat(database.tables()).doesNotContain("other");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheScriptItselfStopsTheRun(DialectName name) throws SQLException {
        TestDatabase database = TestDatabase.fresh(name, folder);

        RunResult result = run(database, Plans.fromBase(name).depending("a1", "it reads rows").plan(), context -> {
            inside(context, "CREATE TABLE u (x int)");
            throw new RetortException(ProblemCode.UNSUPPORTED_PYTHON, "That is not evaluated.").at(HERE);
        });

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class,
                stopped -> assertThat(stopped.cause().code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON));
        assertThat(database.tables()).doesNotContain("u");
    }

    @Test
    void valuesOfPostgresqlArriveAsPlainOnes() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.POSTGRESQL, folder);
        List<@Nullable Object> row = new ArrayList<>();

        run(database, Plans.fromBase(DialectName.POSTGRESQL).depending("a1", "it reads rows").plan(),
                context -> row.addAll(context.query("""
                        SELECT 1::smallint, 2, true, 1.50, 'a'::text, date '2026-11-21', timestamp '2026-11-21 10:00',
                               timestamptz '2026-11-21 10:00+00', '{"a": 1}'::jsonb,
                               '6f1b1c1e-0000-4000-8000-000000000000'::uuid, ARRAY[1, NULL], NULL
                        """, HERE).rows().getFirst()));

        assertThat(row.subList(0, 7)).containsExactly(1L, 2L, true, new BigDecimal("1.50"), "a",
                LocalDate.of(2026, 11, 21), LocalDateTime.of(2026, 11, 21, 10, 0));
        assertThat((OffsetDateTime) row.get(7))
                .isAtSameInstantAs(OffsetDateTime.of(2026, 11, 21, 10, 0, 0, 0, ZoneOffset.UTC));
        assertThat(row.subList(8, 12)).containsExactly(new QueryResult.Json("{\"a\": 1}"),
                "6f1b1c1e-0000-4000-8000-000000000000",
                Arrays.asList(1L, null), null);
    }

    private static void inside(StepContext context, String sql) {
        context.perform(new Operation.ExecuteSql(sql), TransactionMode.TRANSACTIONAL, HERE);
    }

    private static RunResult run(TestDatabase database, Plan plan, Consumer<StepContext> script) throws SQLException {
        try (Connection connection = database.open()) {
            return new Migrator(database.dialect(), database.settings(), (_, context) -> script.accept(context))
                    .run(connection, plan, database.events()::add, new Cancellation());
        }
    }
}
