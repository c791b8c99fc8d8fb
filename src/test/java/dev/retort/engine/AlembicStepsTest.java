package dev.retort.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.browse.TableName;
import dev.retort.connect.Database;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.schema.Column;
import dev.retort.sql.DialectName;
import dev.retort.testing.Desk;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Alembic revisions planned and applied through the engine, where they ask for tables or rows. */
class AlembicStepsTest {

    private static final String MAKE = """
            def upgrade():
                op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True),
                    sa.Column('name', sa.String(20)))

            def downgrade():
                op.drop_table('users')
            """;
    private static final String BATCH = """
            def upgrade():
                with op.batch_alter_table('users') as batch_op:
                    batch_op.alter_column('name', nullable=False, server_default='anon')
                    batch_op.add_column(sa.Column('age', sa.Integer()))

            def downgrade():
                with op.batch_alter_table('users') as batch_op:
                    batch_op.drop_column('age')
                    batch_op.alter_column('name', nullable=True, server_default=None)
            """;
    private static final String INSPECT = """
            def upgrade():
                names = [c['name'] for c in sa.inspect(op.get_bind()).get_columns('users')]
                if 'age' in names and 'email' not in names:
                    op.add_column('users', sa.Column('email', sa.String(40)))

            def downgrade():
                op.drop_column('users', 'email')
            """;
    private static final String ROWS = """
            def upgrade():
                conn = op.get_bind()
                op.create_table('totals', sa.Column('n', sa.Integer()))
                n = conn.execute(sa.text('SELECT count(*) FROM users')).scalar()
                op.execute('INSERT INTO totals VALUES (%d)' % (n + 10))

            def downgrade():
                op.drop_table('totals')
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Path versions = Files.createDirectories(folder.resolve("app/alembic/versions"));
        Files.writeString(folder.resolve("app/alembic.ini"), "[alembic]\nscript_location = %(here)s/alembic\n"
                + "sqlalchemy.url = sqlite:///app.db\n");
        Files.writeString(folder.resolve("app/alembic/env.py"), "from alembic import context\n");
        Files.writeString(folder.resolve("app/alembic/script.py.mako"), "");
        revision(versions, "a1", null, MAKE);
        revision(versions, "b2", "a1", BATCH);
        revision(versions, "c3", "b2", INSPECT);
        revision(versions, "d4", "c3", ROWS);
        revision(versions, "e5", "d4", BATCH.replace("'age'", "'size'").replace("'anon'", "'nobody'"));
    }

    private static void revision(Path versions, String id, String down, String body) throws IOException {
        Files.writeString(versions.resolve(id + ".py"), "\"\"\"step " + id + "\"\"\"\nfrom alembic import op\n"
                + "import sqlalchemy as sa\n\nrevision = '" + id + "'\ndown_revision = "
                + (down == null ? "None" : "'" + down + "'") + "\n\n\n" + body);
    }

    @Test
    void aPlanFromNothingKnowsTheTablesEachStepFinds() {
        try (Engine engine = engine()) {
            OpenProject project = engine.open(folder.resolve("app"));
            Plan plan = engine.plan(project,
                    new PlanRequest(Direction.UPGRADE, List.of("c3"), false, null, List.of(), DialectName.SQLITE));
            assertThat(plan.steps()).extracting(PlannedStep::runtimeDependent).containsOnlyNulls();
            assertThat(sql(plan.steps().get(1))).first().asString().startsWith("CREATE TABLE _alembic_tmp_users");
            assertThat(sql(plan.steps().get(2))).containsExactly("ALTER TABLE users ADD COLUMN email VARCHAR(40)");

            Plan fromMiddle = engine.plan(project,
                    new PlanRequest(Direction.UPGRADE, List.of("c3"), false, null, List.of("b2"), DialectName.SQLITE));
            assertThat(sql(fromMiddle.steps().getFirst())).hasSize(1);
            assertThat(sql(engine.preview(project, "b2", Direction.DOWNGRADE, DialectName.SQLITE).steps().getFirst()))
                    .hasSize(4);
            assertThat(sql(engine.preview(project, "c3", Direction.UPGRADE, DialectName.POSTGRESQL).steps()
                    .getFirst())).containsExactly("ALTER TABLE users ADD COLUMN email VARCHAR(40)");
        }
    }

    @ParameterizedTest
    @EnumSource(DialectName.class)
    void aPreviewIsTheSameWhateverWasPreviewedBefore(DialectName dialect) {
        List<String> ids = List.of("a1", "b2", "c3", "d4", "e5");
        List<List<String>> alone = new ArrayList<>();
        for (String id : ids) {
            try (Engine engine = engine()) {
                alone.add(bothWays(engine, engine.open(folder.resolve("app")), id, dialect));
            }
        }
        try (Engine engine = engine()) {
            OpenProject project = engine.open(folder.resolve("app"));
            for (int i : List.of(0, 1, 2, 3, 4, 2, 3, 1, 4)) {
                assertThat(bothWays(engine, project, ids.get(i), dialect)).isEqualTo(alone.get(i));
            }
        }
    }

    private static List<String> bothWays(Engine engine, OpenProject project, String id, DialectName dialect) {
        List<String> found = new ArrayList<>();
        for (Direction direction : List.of(Direction.DOWNGRADE, Direction.UPGRADE)) {
            PlannedStep step = engine.preview(project, id, direction, dialect).steps().getFirst();
            found.addAll(sql(step));
            found.add(RuntimeReason.of(step).map(RuntimeReason::sentence).orElse("null"));
        }
        return found;
    }

    @Test
    void aStepThatReadsRowsIsDrivenWhenItIsAppliedAndSoAreThoseThatAskForTablesAfterIt() {
        try (Engine engine = engine()) {
            OpenProject project = engine.open(folder.resolve("app"));
            goUpAndDown(engine, project, engine.choose(project,
                    DatabaseChoice.url("sqlite:///" + folder.resolve("app/app.db"))));
            goUpAndDown(engine, project,
                    engine.choose(project, DatabaseChoice.url(PostgresServer.freshDatabase().url())));
        }
    }

    private static void goUpAndDown(Engine engine, OpenProject project, Database database) {
        Plan plan = engine.plan(project, PlanRequest.upgrade(database, "head"));
        assertThat(plan.steps().get(3).runtimeDependent().sentence())
                .startsWith("it reads rows: SELECT count(*) FROM users (alembic/versions/d4.py:");
        assertThat(sql(plan.steps().get(3))).hasSize(1);
        boolean sqlite = plan.dialect() == DialectName.SQLITE;
        assertThat(plan.steps().get(4).runtimeDependent() == null).isNotEqualTo(sqlite);
        assertThat(engine.backups().offer(project, database, plan).losesData().toString())
                .contains("may remove data in revision d4");

        RunResult up = engine.apply(project, database, plan, ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                new Cancellation());

        assertThat(up).as(String.valueOf(up)).isInstanceOf(RunResult.Completed.class);
        String schema = sqlite ? "main" : "public";
        assertThat(engine.tables().structure(database, new TableName(schema, "users")).columns())
                .extracting(Column::name)
                .containsExactly("id", "name", "age", "email", "size");
        Plan back = engine.plan(project, PlanRequest.downgrade(database, "base"));
        RunResult down = engine.apply(project, database, back, ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                new Cancellation());
        assertThat(down).as(String.valueOf(down)).isInstanceOf(RunResult.Completed.class);
        assertThat(engine.tables().list(database)).noneMatch(table -> table.name().equals("users"));
    }

    @Test
    void aPlanFileCarriesAStepThatIsDriven() {
        try (Engine engine = engine()) {
            OpenProject project = engine.open(folder.resolve("app"));
            Database database = engine.choose(project,
                    DatabaseChoice.url("sqlite:///" + folder.resolve("app/app.db")));
            Plan plan = engine.plan(project, PlanRequest.upgrade(database, "head")
                    .telling(new PlanRequest.ForScripts(Purpose.RUN, List.of("a=b"))));
            engine.keptPlans().write(plan, folder.resolve("plan.json"));

            Plan read = engine.keptPlans().read(project, folder.resolve("plan.json"));

            assertThat(read).isEqualTo(plan);
            assertThat(read.xArguments()).containsExactly("a=b");
            assertThat(engine.apply(project, database, read, ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                    new Cancellation())).isInstanceOf(RunResult.Completed.class);
        }
    }

    @Test
    void aScriptCannotHoldAStepThatReadsRowsAndSaysWhy() {
        try (Engine engine = engine()) {
            OpenProject project = engine.open(folder.resolve("app"));
            PlanRequest toC3 = new PlanRequest(Direction.UPGRADE, List.of("c3"), false, null, List.of(),
                    DialectName.SQLITE).telling(new PlanRequest.ForScripts(Purpose.SCRIPT, List.of()));
            assertThat(engine.keptPlans().script(project, engine.plan(project, toC3))).contains("RENAME TO users");

            PlanRequest toD4 = new PlanRequest(Direction.UPGRADE, List.of("d4"), false, null, List.of(),
                    DialectName.SQLITE).telling(new PlanRequest.ForScripts(Purpose.SCRIPT, List.of()));
            assertThatThrownBy(() -> engine.plan(project, toD4)).isInstanceOf(RetortException.class)
                    .hasMessageContaining("d4").hasMessageContaining("it reads rows: SELECT count(*)");
        }
    }

    private static List<String> sql(PlannedStep step) {
        return step.statements().stream().map(PlannedStatement::sql).toList();
    }

    private Engine engine() {
        return new Engine(Desk.in(folder));
    }
}
