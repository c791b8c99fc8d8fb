package dev.retort.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts of the samples run the same command that stands behind them, with the same arguments. */
class WrapperScriptsTest {

    @TempDir
    Path temporary;

    private Map<String, String> path;

    @BeforeEach
    void putStandInsOnThePath() throws Exception {
        for (String name : new String[]{"retort", "alembic"}) {
            Path program = temporary.resolve("bin").resolve(name);
            Files.createDirectories(program.getParent());
            Files.writeString(program, "#!/bin/sh\npwd\nprintf '%s|' " + name + " \"$@\"\necho \"$DATABASE_URL\"\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }
        path = Map.of("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"), "DATABASE_URL", "");
    }

    @Test
    void composeAndUvRunWhatTheyAreGiven() throws Exception {
        Path sales = folder("sales-schedules");
        Path runner = folder("function-runner");

        assertThat(Program.run(sales, path, "sh", "scripts/compose", "exec", "-T", "app", "retort", "revision", "-m",
                "two words")).isEqualTo(sales + "\nretort|revision|-m|two words|\n");
        assertThat(Program.run(runner, path, "sh", "scripts/uv", "run", "retort", "downgrade", "-1"))
                .isEqualTo(runner + "\nretort|downgrade|-1|\n");
    }

    @Test
    void theWrapperOfCrewStudioWorksFromAnyFolderAndForBothPrograms() throws Exception {
        Sample crew = Sample.ready("crew-studio", temporary);
        Path script = crew.folder().resolve("scripts/alembic_wrapper.sh");
        String url = Files.readAllLines(crew.folder().resolve(".env")).getLast().replaceAll("^[^\"]*\"|\"$", "");

        assertThat(Program.run(temporary, path, "bash", script.toString(), "current", "-v"))
                .isEqualTo(crew.folder() + "\nretort|current|-v|" + url + "\n");
        assertThat(Program.run(temporary, Map.of("PATH", path.get("PATH"), "DATABASE_URL", "", "ALEMBIC", "alembic"),
                "bash", script.toString(), "history")).isEqualTo(crew.folder() + "\nalembic|history|" + url + "\n");
        assertThat(url).contains("Quartz$Heron=4@localhost:" + crew.database().port());
    }

    private Path folder(String name) {
        return Sample.copy(name, temporary).folder();
    }
}
