package dev.retort.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.Database;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.Project;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.sql.DialectName;
import dev.retort.testing.Desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Alembic projects, opened as they are. */
class AlembicProjectTest {

    private static final String REVISION = """
            \"""%2$s\"""
            revision = '%1$s'
            down_revision = %3$s


            def upgrade():
                pass


            def downgrade():
                pass
            """;

    @TempDir
    Path folder;

    private AlembicFolder files;
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        files = AlembicFolder.in(folder);
        project = files.path();
        files.revision("a_users.py", REVISION.formatted("a", "Create users", "None"));
        files.revision("b_mail.py", REVISION.formatted("b", "Add mail", "'a'"));
    }

    private Engine engine() {
        return new Engine(Desk.in(folder));
    }

    @Test
    void aFolderWithAnAlembicIniIsAProject() {
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project.resolve("alembic"));
            assertThat(opened.folder()).isEqualTo(project);
            assertThat(opened.graph().heads()).singleElement().satisfies(head -> {
                assertThat(head.id()).isEqualTo("b");
                assertThat(head.message()).isEqualTo("Add mail");
            });
            assertThat(opened.scripts().find("a").orElseThrow().file()).isEqualTo("alembic/versions/a_users.py");
            Project settings = opened.project();
            assertThat(settings.transactions()).as("Alembic's default").isEqualTo(TransactionScope.ALL);
            assertThat(settings.logSchema()).isEqualTo("retort");
            assertThat(engine.reload(opened).folder()).isEqualTo(project);
        }
    }

    @Test
    void theEnvScriptTellsHowToRunIt() throws IOException {
        files.write("alembic/env.py", """
                context.configure(connection=connection, version_table="shop_version", version_table_schema="app",
                                  include_schemas=True, transaction_per_migration=True)
                """);
        try (Engine engine = engine()) {
            Project settings = engine.open(project).project();
            assertThat(settings.versionTable()).isEqualTo("shop_version");
            assertThat(settings.versionTableSchema()).isEqualTo("app");
            assertThat(settings.transactions()).isEqualTo(TransactionScope.PER_MIGRATION);
            assertThat(settings.logSchema()).as("autogenerate would drop a schema of Retort's").isEmpty();
        }
    }

    @Test
    void ofSeveralDatabasesTheOneNamedIsMigrated() throws IOException {
        files.write("alembic.ini", """
                [alembic]
                script_location = %(here)s/alembic
                databases = engine1, engine2

                [engine1]
                sqlalchemy.url = sqlite:///one.db

                [engine2]
                sqlalchemy.url = sqlite:///two.db
                """);
        files.revision("b_mail.py", """
                from alembic import op
                revision = 'b'
                down_revision = 'a'

                def upgrade(engine_name: str) -> None:
                    globals()["upgrade_%s" % engine_name]()

                def downgrade(engine_name: str) -> None:
                    globals()["downgrade_%s" % engine_name]()

                def upgrade_engine1() -> None:
                    op.execute("CREATE TABLE one (id int)")

                def downgrade_engine1() -> None:
                    pass

                def upgrade_engine2() -> None:
                    op.execute("CREATE TABLE two (id int)")

                def downgrade_engine2() -> None:
                    pass
                """);
        try (Engine engine = engine()) {
            OpenProject whole = engine.open(project);
            assertThat(java.util.Objects.requireNonNull(whole.project().alembic()).notes())
                    .anyMatch(note -> note.contains("engine1, engine2")
                            && note.contains("-n"));
            RetortException open = catchThrowableOfType(RetortException.class,
                    () -> engine.preview(whole, "b", Direction.UPGRADE, DialectName.SQLITE));
            assertThat(open.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
            assertThat(open.message()).contains("alembic/versions/b_mail.py", "engine1, engine2");
            assertThat(open.hint()).contains("-n");

            OpenProject second = engine.open(project, "engine2");
            Database database = engine.choose(second, DatabaseChoice.OF_THE_PROJECT);
            RunResult result = engine.apply(second, database, engine.plan(second,
                    PlanRequest.upgrade(database, "head")), ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                    new Cancellation());
            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(engine.tables().list(database)).extracting(table -> table.name()).contains("two")
                    .doesNotContain("one");
            assertThat(project.resolve("two.db")).exists();
            assertThat(project.resolve("one.db")).doesNotExist();
        }
    }

    @Test
    void constraintsWithoutANameGetTheirsByTheConventionsOfTheModels() throws IOException {
        files.write("models.py", """
                from sqlalchemy import MetaData
                from sqlalchemy.orm import DeclarativeBase
                class Base(DeclarativeBase):
                    metadata = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_N_name)s",
                                                           "ck": "ck_%(table_name)s_%(constraint_name)s"})
                """);
        files.write("alembic/env.py", "from models import Base\ntarget_metadata = Base.metadata\n"
                + "context.configure(connection=connection, target_metadata=target_metadata)\n");
        files.revision("b_mail.py", REVISION.formatted("b", "Add mail", "'a'")
                .replaceFirst("revision", "from alembic import op\nrevision").replaceFirst("pass", """
                        op.create_unique_constraint(None, 'users', ['mail', 'kind'])
                            op.create_check_constraint('short', 'users', 'length(mail) < 9')"""));
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(engine.preview(opened, "b", Direction.UPGRADE, DialectName.POSTGRESQL).steps().getFirst()
                    .statements()).extracting(statement -> statement.sql()).containsExactly(
                            "ALTER TABLE users ADD CONSTRAINT uq_users_mail_kind UNIQUE (mail, kind)",
                            "ALTER TABLE users ADD CONSTRAINT ck_users_short CHECK (length(mail) < 9)");
        }
    }

    @Test
    void aRetortTomlBesideItCountsFirst() throws IOException {
        files.write("alembic/env.py", "context.configure(version_table='x', include_schemas=True)\n");
        files.write("retort.toml",
                "[database]\nversion-table = \"y\"\ntransaction = \"per-migration\"\n[log]\nschema = \"l\"\n");
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            assertThat(opened.graph().revisions()).hasSize(2);
            assertThat(opened.project().versionTable()).isEqualTo("y");
            assertThat(opened.project().transactions()).isEqualTo(TransactionScope.PER_MIGRATION);
            assertThat(opened.project().logSchema()).isEqualTo("l");
            assertThat(opened.project().settingsFile()).isEqualTo(project.resolve("retort.toml"));
        }
    }

    @Test
    void anotherSectionIsAnotherProject() throws IOException {
        Files.createDirectories(project.resolve("other/versions"));
        files.write("other/versions/z.py", REVISION.formatted("z", "Other", "None"));
        files.write("alembic.ini", "[alembic]\nscript_location = alembic\n[second]\nscript_location = other\n");
        try (Engine engine = engine()) {
            OpenProject second = engine.open(project, "second");
            assertThat(second.graph().heads()).extracting("id").containsExactly("z");
            assertThat(engine.reload(second).graph().heads()).extracting("id").containsExactly("z");
        }
    }

    @Test
    void theDatabaseIsTheOneEnvNamesThenTheSettings() throws IOException {
        files.write("alembic.ini", "[alembic]\nscript_location = alembic\nsqlalchemy.url = sqlite:///ini.db\n");
        try (Engine engine = engine()) {
            assertThat(chosen(engine)).isEqualTo(project.resolve("ini.db").toString());
            files.write("alembic/env.py",
                    "import os\nconfig.set_main_option('sqlalchemy.url', os.environ['SHOP_URL'])\n");
            RetortException fault = catchThrowableOfType(RetortException.class, () -> chosen(engine));
            assertThat(fault.message()).contains("alembic/env.py", "SHOP_URL is not set");
            assertThat(fault.hint()).contains(project.resolve(".env").toString(), "retort.toml");
            files.write(".env", "SHOP_URL=sqlite:///env.db\n");
            assertThat(chosen(engine)).isEqualTo(project.resolve("env.db").toString());
            files.write("retort.toml", "[database]\nurl = \"sqlite:///toml.db\"\n");
            assertThat(chosen(engine)).isEqualTo(project.resolve("toml.db").toString());
        }
    }

    private String chosen(Engine engine) {
        return engine.choose(engine.open(project), DatabaseChoice.OF_THE_PROJECT).url().database();
    }

    @Test
    void bodiesAreEvaluatedAndCarriedOut() throws IOException {
        files.write("alembic.ini", "[alembic]\nscript_location = alembic\nsqlalchemy.url = sqlite:///shop.db\n");
        files.write("columns.py",
                "import sqlalchemy as sa\n\ndef key():\n    return sa.Column('id', sa.Integer(), primary_key=True)\n");
        files.revision("a_users.py", """
                from alembic import op
                import sqlalchemy as sa
                from columns import key
                revision = 'a'
                down_revision = None

                def upgrade():
                    op.create_table('users', key(), sa.Column('name', sa.String(40), nullable=False))

                def downgrade():
                    op.drop_table('users')
                """);
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            Plan preview = engine.preview(opened, "a", Direction.UPGRADE, DialectName.POSTGRESQL);
            assertThat(preview.steps().getFirst().statements()).singleElement().satisfies(statement -> {
                assertThat(statement.sql()).startsWith("CREATE TABLE users").contains("name VARCHAR(40) NOT NULL");
                assertThat(statement.at()).hasToString("alembic/versions/a_users.py:8:5");
            });
            Database database = engine.choose(opened, DatabaseChoice.OF_THE_PROJECT);
            apply(engine, opened, PlanRequest.upgrade(database, "head"));
            assertThat(engine.state(opened, database).rows()).containsExactly("b");
            assertThat(engine.tables().list(database)).extracting(table -> table.name()).contains("users");
            apply(engine, opened, PlanRequest.downgrade(database, "base"));
            assertThat(engine.state(opened, database).rows()).isEmpty();
            assertThat(engine.tables().list(database)).extracting(table -> table.name()).doesNotContain("users");
        }
    }

    @Test
    void aBodyThatCannotBeReadSaysWhereAndWhatToDo() throws IOException {
        files.revision("a_users.py", """
                import requests
                revision = 'a'
                down_revision = None

                def upgrade():
                    requests.get('https://example.com')

                def downgrade():
                    raise NotImplementedError()
                """);
        try (Engine engine = engine()) {
            OpenProject opened = engine.open(project);
            RetortException fault = catchThrowableOfType(RetortException.class,
                    () -> engine.preview(opened, "a", Direction.UPGRADE, DialectName.SQLITE));
            assertThat(fault.code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
            assertThat(fault.message()).contains("alembic/versions/a_users.py:6", "requests");
            assertThat(fault.hint()).contains("the project's own Alembic");
            RetortException down = catchThrowableOfType(RetortException.class,
                    () -> engine.preview(opened, "a", Direction.DOWNGRADE, DialectName.SQLITE));
            assertThat(down.code()).isEqualTo(ProblemCode.IRREVERSIBLE);
        }
    }

    private static void apply(Engine engine, OpenProject project, PlanRequest request) {
        RunResult result = engine.apply(project, Objects.requireNonNull(request.database()),
                engine.plan(project, request), ApplyOptions.WITHOUT_BACKUP, RunListener.NONE, new Cancellation());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void aFileThatIsNoRevisionIsNamed() throws IOException {
        files.revision("helpers.py", "def help():\n    pass\n");
        try (Engine engine = engine()) {
            assertThat(engine.open(project).problems()).singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("alembic/versions/helpers.py"));
        }
    }
}
