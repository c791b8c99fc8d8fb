package dev.retort.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.Database;
import dev.retort.plan.Plan;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.run.LogQuery;
import dev.retort.run.RunEvent;
import dev.retort.run.RunResult;
import dev.retort.testing.Desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Steps that cannot be read, run by the project's own Alembic. Needs Debian's alembic. */
class OutsideAlembicTest {

    private static final String READABLE = """
            from alembic import op
            import sqlalchemy as sa
            revision = '%1$s'
            down_revision = %2$s

            def upgrade():
                op.create_table('t_%1$s', sa.Column('id', sa.Integer(), primary_key=True))

            def downgrade():
                op.drop_table('t_%1$s')
            """;
    /** Nothing but Python itself can say how many processors there are. */
    private static final String UNREADABLE = """
            import multiprocessing
            from alembic import op
            import sqlalchemy as sa
            revision = 'b'
            down_revision = 'a'

            def upgrade():
                print("processors: %d" % multiprocessing.cpu_count())
                op.create_table('t_b', sa.Column('id', sa.Integer(), primary_key=True))

            def downgrade():
                multiprocessing.cpu_count()
                op.drop_table('t_b')
            """;

    @TempDir
    Path folder;

    private AlembicFolder files;
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        files = AlembicFolder.in(folder);
        project = files.path();
        files.write(".env", "SHOP_URL=sqlite:///other.db\n");
        files.write("alembic/env.py", """
                import os
                from alembic import context
                from sqlalchemy import create_engine

                url = os.environ.get("SHOP_URL", "sqlite:///shop.db")
                with create_engine(url).connect() as connection:
                    context.configure(connection=connection)
                    with context.begin_transaction():
                        context.run_migrations()
                """);
        files.revision("a.py", READABLE.formatted("a", "None"));
        files.revision("b.py", UNREADABLE);
        files.revision("c.py", READABLE.formatted("c", "'b'"));
    }

    private Engine engine() {
        return new Engine(Desk.in(folder, project, Map.of("PATH", System.getenv("PATH"))));
    }

    private static PlanRequest allowing(PlanRequest request) {
        return request.telling(new PlanRequest.ForScripts(Purpose.RUN, List.of(), PlanRequest.Unreadable.RUN_ALEMBIC));
    }

    private RunResult apply(Engine engine, OpenProject opened, Database database, PlanRequest request,
            List<String> notes) {
        return engine.apply(opened, database, engine.plan(opened, request), ApplyOptions.WITHOUT_BACKUP, event -> {
            if (event instanceof RunEvent.Note(String text)) {
                notes.add(text);
            }
        }, new Cancellation());
    }

    @Test
    void aStepThatCannotBeReadRunsOnlyWhereThatIsAllowed() throws IOException {
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            // Given by a person: env.py alone would take the one of .env only where something loads that.
            Database database = engine.choose(opened, DatabaseChoice.url("sqlite:///" + project.resolve("mine.db")));
            RetortException refused = catchThrowableOfType(RetortException.class,
                    () -> engine.plan(opened, PlanRequest.upgrade(database, "head")));
            assertThat(refused.code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
            assertThat(refused.hint()).contains("--run-alembic");

            Plan plan = engine.plan(opened, allowing(PlanRequest.upgrade(database, "head")));
            assertThat(plan.steps().get(1).runtimeDependent().sentence())
                    .contains("cannot be read: alembic/versions/b.py:8")
                    .contains("will be run by `alembic upgrade b`");
            assertThat(plan.warnings()).anyMatch(warning -> warning.contains("the project's own Alembic"));

            List<String> notes = new ArrayList<>();
            assertThat(apply(engine, opened, database, allowing(PlanRequest.upgrade(database, "head")), notes))
                    .isInstanceOf(RunResult.Completed.class);
            assertThat(notes).anyMatch(note -> note.startsWith("processors: "));
            assertThat(engine.state(opened, database).rows()).containsExactly("c");
            assertThat(engine.tables().list(database)).extracting(table -> table.name()).contains("t_a", "t_b", "t_c");
            assertThat(engine.log(opened, database, LogQuery.newest(10))).extracting("revision")
                    .containsExactly("c", "b", "a");

            assertThat(apply(engine, opened, database, allowing(PlanRequest.downgrade(database, "base")), notes))
                    .isInstanceOf(RunResult.Completed.class);
            assertThat(engine.state(opened, database).rows()).isEmpty();
        }
    }

    @Test
    void whatWasAllowedOnceIsRememberedForThatCommand() throws IOException {
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            Database database = engine.choose(opened, DatabaseChoice.url("sqlite:///" + project.resolve("mine.db")));
            engine.programs().allowAlembic(opened);
            assertThat(engine.plan(opened, PlanRequest.upgrade(database, "head")).steps()).hasSize(3);
            files.write("retort.toml", "[alembic]\ncommand = [\"./other\"]\n");
            OpenProject changed = engine.reload(engine.open(project));
            assertThat(engine.programs().alembicCommand(changed)).hasValue("./other");
            RetortException refused = catchThrowableOfType(RetortException.class,
                    () -> engine.plan(changed, PlanRequest.upgrade(database, "head")));
            assertThat(refused.code()).as("another program than the one that was allowed")
                    .isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
        }
    }

    @Test
    void aFailureStopsTheRunWhereItStands() throws IOException {
        files.revision("b.py", UNREADABLE.replace("print(", "raise Exception("));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            Database database = engine.choose(opened, DatabaseChoice.url("sqlite:///" + project.resolve("mine.db")));
            RunResult result = apply(engine, opened, database, allowing(PlanRequest.upgrade(database, "head")),
                    new ArrayList<>());
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.applied()).containsExactly("a");
                assertThat(stopped.cause().message()).contains("revision b", "processors");
                assertThat(stopped.headsNow()).containsExactly("a");
            });
        }
    }

    @Test
    void cancellingEndsTheProgramThatRunsAStepAndNothingOfTheStepStays() throws IOException {
        files.revision("b.py", UNREADABLE.replaceFirst("    print", """
                |    op.create_table('t_half', sa.Column('id', sa.Integer(), primary_key=True))
                |    print("waits", flush=True)
                |    __import__('threading').Event().wait()
                |    print""".replace("|", "")));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            Database database = engine.choose(opened, DatabaseChoice.url("sqlite:///" + project.resolve("mine.db")));
            Cancellation cancellation = new Cancellation();
            List<ProcessHandle> programs = new ArrayList<>();
            PlanRequest request = allowing(PlanRequest.upgrade(database, "head"));

            RunResult result = engine.apply(opened, database, engine.plan(opened, request),
                    ApplyOptions.WITHOUT_BACKUP, event -> {
                        if (event instanceof RunEvent.Note(String text) && text.equals("waits")) {
                            ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                                    .filter(program -> program.info().commandLine().orElse("").contains("alembic"))
                                    .forEach(programs::add);
                            cancellation.cancel();
                        }
                    }, cancellation);

            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> {
                assertThat(stopped.cause().code()).isEqualTo(ProblemCode.CANCELLED);
                assertThat(stopped.applied()).containsExactly("a");
                assertThat(stopped.headsNow()).containsExactly("a");
            });
            assertThat(programs).isNotEmpty().allSatisfy(program -> assertThat(program.onExit().orTimeout(20,
                    TimeUnit.SECONDS).join().isAlive()).isFalse());
            assertThat(engine.state(opened, database).rows()).containsExactly("a");
            assertThat(engine.tables().list(database)).extracting(table -> table.name()).contains("t_a")
                    .doesNotContain("t_b", "t_c");
        }
    }

    @Test
    void anotherDatabaseThanEnvWouldTakeIsRefusedWhereNothingLeadsThere() throws IOException {
        files.write("alembic/env.py",
                "from sqlalchemy import create_engine\nengine = create_engine('sqlite:///fixed.db')\n");
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            Database database = engine.choose(opened, DatabaseChoice.url("sqlite:///" + project.resolve("mine.db")));
            RunResult result = apply(engine, opened, database, allowing(PlanRequest.upgrade(database, "head")),
                    new ArrayList<>());
            assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class,
                    stopped -> assertThat(stopped.cause().message()).contains("would not connect to"));
            assertThat(project.resolve("fixed.db")).doesNotExist();
        }
    }
}
