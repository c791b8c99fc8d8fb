package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.cli.call.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code auto}, on a project whose target is printed by a program that notes each time it is called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class AutoVerbTest {

    @TempDir
    private Path temporary;

    private Path folder;
    private CommandLineCall retort;

    @BeforeEach
    void project() throws IOException {
        folder = Files.createDirectories(temporary.resolve("shop"));
        Files.writeString(folder.resolve("retort.toml"), """
                [database]
                url = "sqlite:///shop.db"

                [target]
                command = ["sh", "-c", "echo called >> calls.txt; cat target.sql"]
                """);
        Files.createDirectories(folder.resolve("versions"));
        target("id INTEGER PRIMARY KEY, name TEXT NOT NULL");
        retort = CommandLineCall.in(folder, temporary).with("PATH", System.getenv().getOrDefault("PATH", "/bin"));
    }

    private void target(String columns) throws IOException {
        Files.writeString(folder.resolve("target.sql"), "CREATE TABLE goods (" + columns + ");\n");
    }

    private long calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls.txt")).size();
    }

    @Test
    void anEmptyDatabaseBecomesAsTheTargetSaysByARevision() {
        String out = retort.run("auto", "--run-target", "--yes").done().out();
        assertThat(out).contains("no version table").contains("Made ");
        assertThat(folder.resolve("versions")).isDirectoryContaining("glob:**_auto.sql");
        retort.run("check").done();
        assertThat(retort.run("auto").done().out()).contains("The database is as").doesNotContain("Made");
    }

    @Test
    void aDatabaseThatIsBehindIsUpgradedAndComparedWithATargetThatIsReadOnce() throws IOException {
        retort.run("auto", "--run-target", "--yes").done();
        Files.delete(folder.resolve("shop.db"));
        Files.delete(folder.resolve("calls.txt"));
        target("id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER");

        assertThat(retort.run("auto", "--yes").done().out()).contains("price").contains("Made ");

        assertThat(calls()).isOne();
        assertThat(retort.run("history").done().out().lines()).hasSize(2);
        retort.run("check").done();
    }

    @Test
    void aRenameIsAskedForWhenTheRevisionsThatWaitAreApplied() throws IOException {
        retort.run("auto", "--run-target", "--yes").done();
        target("id INTEGER PRIMARY KEY, title TEXT NOT NULL");
        retort.run("generate", "-m", "Title", "--rename", "goods.name=title").done();
        target("id INTEGER PRIMARY KEY, headline TEXT NOT NULL");

        String out = retort.typing("y", "y", "y", "y", "y", "y").run("auto").done().out();

        assertThat(out).contains("goods.title → headline").doesNotContain("goods.name → headline");
        retort.alone().run("check").done();
    }

    @Test
    void tablesWithoutAVersionAreNotStampedWhereTheyAreNotWhatTheRevisionsLeave() throws IOException {
        retort.run("auto", "--run-target", "--yes").done();
        retort.run("stamp", "base", "--yes").done();
        Files.writeString(folder.resolve("versions/more.sql"), """
                -- More

                -- revision: aa00
                -- revises: %s

                -- +upgrade
                CREATE TABLE more (id INTEGER PRIMARY KEY);
                """.formatted(retort.run("heads").done().out().split("\\s")[0]));

        CommandLineCall.Outcome outcome = retort.run("auto", "--yes").ended(ExitCode.FOUND);

        assertThat(outcome.err()).contains("so it is not stamped");
        assertThat(retort.run("current").done().out()).isEmpty();
    }

    /** Tables made by hand as the one revision there is would make them. */
    private void madeByHand() {
        retort.run("auto", "--run-target", "--yes").done();
        retort.run("stamp", "base", "--yes").done();
    }

    @Test
    void aPersonIsAskedBeforeTablesWithoutAVersionAreStamped() {
        madeByHand();

        CommandLineCall.Outcome no = retort.typing("n").run("auto");
        assertThat(no.code()).isNotZero();
        assertThat(no.out() + no.err()).contains("Stamp it with the heads? [Y/n]").contains("Nothing was changed");
        assertThat(retort.run("current").done().out()).isEmpty();

        assertThat(retort.typing("").run("auto").done().out()).contains("The database is as");
        assertThat(retort.alone().run("current").done().out()).isNotEmpty();
    }

    @Test
    void aPersonMayStampTablesThatAreNotAsTheRevisionsSayAndGoOnFromThere() throws IOException {
        madeByHand();
        retort.run("reset", "--yes");
        target("id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER");
        Files.writeString(folder.resolve("versions/more.sql"), """
                -- More

                -- revision: aa00
                -- revises: %s

                -- +upgrade
                ALTER TABLE goods ADD COLUMN weight INTEGER;
                -- +downgrade
                ALTER TABLE goods DROP COLUMN weight;
                """.formatted(retort.run("heads").done().out().split("\\s")[0]));

        CommandLineCall.Outcome unsure = retort.typing("perhaps").run("auto");
        assertThat(unsure.code()).isNotZero();
        assertThat(unsure.out() + unsure.err()).contains("all the same, and go on from there? [y/N]");
        assertThat(retort.alone().run("current").done().out()).isEmpty();

        retort.typing("yes", "y", "y", "y", "y", "y").run("auto").done();
        retort.alone().run("check").done();
        assertThat(retort.run("current").done().out()).isNotEmpty();
    }

    @Test
    void aPersonMayLeaveTheRevisionUnwritten() throws IOException {
        CommandLineCall.Outcome outcome = retort.typing("n").run("auto", "--run-target");

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.out() + outcome.err()).contains("and apply it?");
        assertThat(folder.resolve("versions")).isEmptyDirectory();
    }

    @Test
    void tablesOfOtherProgramsAloneAreNoDatabaseWithoutAVersion() throws Exception {
        retort.run("auto", "--run-target", "--yes").done();
        Files.delete(folder.resolve("shop.db"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE checkpoints (thread TEXT PRIMARY KEY)");
        }

        assertThat(retort.run("auto", "--yes").done().out()).contains("not in the target").contains("Running upgrade")
                .contains("The database is as");

        retort.run("check").done();
    }
}
