package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

import javafx.scene.input.KeyCode;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A person changes a model, compares, says what was renamed, has a revision written and applies it. */
class ChangesJourneyTest extends WorkbenchTest {

    private static final String INI = """
            [alembic]
            script_location = %(here)s/alembic
            prepend_sys_path = .
            sqlalchemy.url = sqlite:///clinic.db
            """;
    private static final String ENV = """
            from alembic import context
            from clinic.models import Base

            config = context.config
            target_metadata = Base.metadata
            """;
    private static final String MODELS = """
            from sqlalchemy import Column, Integer, String, Text
            from sqlalchemy.orm import declarative_base

            Base = declarative_base()


            class Visitor(Base):
                __tablename__ = "visitors"

                id = Column(Integer, primary_key=True)
                name = Column(String(80), nullable=False)
                said = Column(Text)
            """;

    @Test
    void aChangedModelBecomesARevisionWithARenameAndIsApplied() throws IOException, SQLException {
        Path project = Files.createDirectories(folder.resolve("clinic-app"));
        Path models = Files.createDirectories(project.resolve("clinic")).resolve("models.py");
        Files.writeString(project.resolve("clinic/__init__.py"), "");
        Files.writeString(models, MODELS);
        Files.createDirectories(project.resolve("alembic/versions"));
        Files.writeString(project.resolve("alembic.ini"), INI);
        Files.writeString(project.resolve("alembic/env.py"), ENV);
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        click("#changes-compare");
        see("#changes-tree");
        sql("CREATE TABLE visitors");
        type("#changes-message", "Create visitors");
        click("#changes-create");
        see("#changes-upgrade");
        upgrade();
        execute(project, "INSERT INTO visitors (name) VALUES ('Ada')");

        Files.writeString(models, MODELS.replace("    name =", "    full_name =").replace("said = Column(Text)",
                "said = Column(Text)\n    language = Column(String(2))"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        click("#changes-compare");
        click("#rename-yes-name");
        sql("RENAME COLUMN name TO full_name");
        type("#changes-message", "이름을 나누다");
        click("#changes-create");
        see("#changes-upgrade");
        upgrade();

        assertThat(column(project, "SELECT full_name FROM visitors")).isEqualTo("Ada");
        click("#nav-changes");
        click("#changes-compare");
        see("#changes-in-sync");
    }

    @Test
    void anIndexIsMadeWhileItsTableIsInUseWhereOnlineFormsAreAskedFor() throws IOException, SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        database.execute("CREATE TABLE visitors (id integer PRIMARY KEY, name text)");
        Path project = Files.createDirectories(folder.resolve("desk"));
        Path versions = Files.createDirectories(project.resolve("versions"));
        Files.writeString(project.resolve("retort.toml"), "versions = [\"versions\"]\n\n[database]\nurl = \""
                + database.url() + "\"\n\n[target]\nsql = \"schema.sql\"\n");
        Files.writeString(project.resolve("schema.sql"), """
                CREATE TABLE visitors (id integer PRIMARY KEY, name text);
                CREATE INDEX ix_visitors_name ON visitors (name);
                """);
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        click("#changes-compare");
        sql("CREATE INDEX ix_visitors_name");
        click("#changes-online");
        sql("CREATE INDEX CONCURRENTLY ix_visitors_name");
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/changes-online.png"));
        type("#changes-message", "Find visitors by name");
        click("#changes-create");
        see("#changes-upgrade");
        try (Stream<Path> files = Files.list(versions)) {
            assertThat(Files.readString(files.findFirst().orElseThrow())).contains("-- +upgrade no-transaction",
                    "CONCURRENTLY");
        }
        upgrade();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet valid = statement.executeQuery(
                        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_visitors_name'::regclass")) {
            assertThat(valid.next() && valid.getBoolean(1)).as("the index is there and valid").isTrue();
        }
    }

    private void sql(String words) {
        until("the SQL says " + words, () -> robot.lookup("#changes-sql").queryAll().stream()
                .anyMatch(node -> node instanceof CodeArea area && area.getText().contains(words)));
    }

    private void upgrade() {
        click("#changes-upgrade");
        click("#apply-button");
        click("#show-changes");
        see("#tables-tree");
    }

    private static void execute(Path project, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + project.resolve("clinic.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String column(Path project, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + project.resolve("clinic.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
