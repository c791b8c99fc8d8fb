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

/** A target that a program of the project prints, from the command line. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProgramTargetVerbsTest {

    @TempDir
    private Path temporary;

    private CommandLineCall retort;

    @BeforeEach
    void project() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("shop"));
        Files.writeString(folder.resolve("retort.toml"), """
                [database]
                url = "sqlite:///shop.db"

                [target]
                command = ["cat", "dump.txt"]
                """);
        Files.writeString(folder.resolve("dump.txt"),
                "CREATE TABLE goods (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n");
        Files.createDirectories(folder.resolve("versions"));
        retort = CommandLineCall.in(folder, temporary).with("PATH", System.getenv().getOrDefault("PATH", "/bin"));
    }

    @Test
    void aProgramOfTheProjectRunsOnlyOnceItWasAllowed() throws IOException {
        CommandLineCall.Outcome refused = retort.run("check").ended(1);
        assertThat(refused.err()).contains("reading it runs code of the project").contains("--run-target");

        retort.run("check", "--run-target").ended(3);
        retort.run("check").ended(3);

        Path settings = retort.folder().resolve("retort.toml");
        Files.writeString(settings, Files.readString(settings).replace("\"dump.txt\"", "\"./dump.txt\""));
        retort.run("check").ended(1);
    }

    @Test
    void aRevisionIsGeneratedFromWhatItPrints() {
        retort.run("generate", "--run-target", "-m", "Goods").done();
        retort.run("upgrade", "head").done();
        retort.run("check").done();
    }
}
