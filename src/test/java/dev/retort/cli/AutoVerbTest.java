package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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
}
