package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.retort.engine.DatabaseState;
import dev.retort.schema.TableSummary;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that is stopped half-way, by a person or by a broken connection, and what is done about it. */
class ApplyJourneyTest extends WorkbenchTest {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Test
    void aStatementIsCancelledAndTheDatabaseIsWhereItWas() throws IOException {
        project("""
                -- Wait for a very long time
                --
                -- revision: aaaa00000001

                -- +upgrade
                CREATE TABLE waited (id integer);
                SELECT pg_sleep(600);

                -- +downgrade
                DROP TABLE waited;
                """);
        says("#state-summary", "1 revision behind");
        click("#upgrade-head-button");
        click("#backup-none");
        click("#apply-button");
        until("the second statement runs", () -> ((Labeled) see("#apply-cancel")).getText()
                .contains("roll back"));
        saysWithin("#apply-pane", "statement 2 of 2");
        robot.push(KeyCode.ESCAPE);
        assertThat(see("#apply-pane")).as("a run is not closed in passing").isNotNull();
        click("#apply-cancel");
        saysWithin("#apply-result", "Cancelled while");
        saysWithin("#run-statements", "cancelled");
        see("#plan-again");
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/apply-cancelled.png"));
        assertThat(tables()).doesNotContain("waited");
        robot.push(KeyCode.ESCAPE);
        seeNot("#apply-pane");
        says("#state-summary", "1 revision behind");
    }

    @Test
    void aStatementThatWasNotSeenToEndIsSettledAndTheRunGoesOn() throws IOException {
        project("""
                -- Lose the connection
                --
                -- revision: bbbb00000001

                -- +upgrade no-transaction
                DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$;
                CREATE TABLE after_it (id integer);

                -- +downgrade
                DROP TABLE after_it;
                """);
        click("#upgrade-head-button");
        click("#backup-none");
        click("#apply-button");
        saysWithin("#apply-result", "not known whether");
        click("#apply-cancel");
        says("#state-summary", "Stopped in the middle");

        click("#graph-settle");
        see("#settle-pane");
        robot.push(KeyCode.ESCAPE);
        seeNot("#settle-pane");
        click("#graph-settle");
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/settle.png"));
        click("#settle-done");
        says("#state-summary", "1 revision behind");
        seeNot("#graph-settle");

        click("#upgrade-head-button");
        click("#backup-none");
        click("#apply-button");
        says("#state-summary", "Up to date");
        assertThat(tables()).contains("after_it");
    }

    @Test
    void aTableThatChangedSinceItsPlanWasShownIsAskedAbout() throws IOException, SQLException {
        database.execute("CREATE TABLE visits (id integer)");
        project("""
                -- Take notes of visits
                --
                -- revision: cccc00000001

                -- +upgrade
                ALTER TABLE visits ADD COLUMN note text;

                -- +downgrade
                ALTER TABLE visits DROP COLUMN note;
                """);
        click("#upgrade-head-button");
        see("#plan-steps");
        untilIdle();
        database.execute("ALTER TABLE visits ADD COLUMN by_hand text");
        click("#backup-none");
        click("#apply-button");
        saysWithin("#apply-changed-tables", "visits");
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/apply-changed-tables.png"));
        assertThat(see("#apply-button").isDisabled()).as("the question is answered first").isTrue();
        assertThat(columns("visits")).containsExactly("id", "by_hand");

        click("#apply-plan-again");
        seeNot("#apply-changed-tables");
        see("#plan-steps");
        untilIdle();
        database.execute("ALTER TABLE visits ADD COLUMN again text");
        click("#backup-none");
        click("#apply-button");
        click("#apply-all-the-same");
        says("#state-summary", "Up to date");
        assertThat(columns("visits")).containsExactly("id", "by_hand", "again", "note");
    }

    private List<String> columns(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.open();
                ResultSet columns = connection.getMetaData().getColumns(null, "public", table, null)) {
            while (columns.next()) {
                names.add(columns.getString("COLUMN_NAME"));
            }
        }
        return names;
    }

    private void project(String revision) throws IOException {
        Path project = Files.createDirectories(folder.resolve("desk"));
        Files.createDirectories(project.resolve("versions"));
        Files.writeString(project.resolve("retort.toml"),
                "versions = [\"versions\"]\n\n[database]\nurl = \"" + database.url() + "\"\n");
        Files.writeString(project.resolve("versions/only.sql"), revision);
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });
        until("the database's state is read",
                () -> workbench().parts().session().state().map(DatabaseState::rows).isPresent());
    }

    private List<String> tables() {
        return engine().tables().list(workbench().parts().session().database().orElseThrow()).stream()
                .map(TableSummary::name).toList();
    }
}
