package dev.retort.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.testing.Desk;

import static org.assertj.core.api.Assertions.assertThat;

/** The real Alembic loads and runs what Retort writes. Needs Debian's alembic. */
class AlembicFilesInteropTest {

    @TempDir
    Path folder;

    @Test
    void alembicLoadsAndRunsAProjectThatRetortMade() throws Exception {
        try (Engine engine = new Engine(Desk.in(folder))) {
            Path project = Files.createDirectories(folder.resolve("project"));
            OpenProject made = engine.initAlembic(project, "migrations");
            write(engine, made, "a", "사용자: it's \"quoted\" \\N{x} \"\"\"end\"\"\"", List.of("head"), "");
            write(engine, made, "b", "left", List.of("a"), "lab");
            engine.revisionFiles().write(engine.reload(made),
                    new NewRevision("right", List.of("a"), true, null, List.of("lab"), null, "c"));
            write(engine, made, "d", "", List.of("b", "c"), "");
            Files.writeString(project.resolve("alembic.ini"), Files.readString(project.resolve("alembic.ini"))
                    .replace("sqlalchemy.url =", "sqlalchemy.url = sqlite:///shop.db"));
            OpenProject read = engine.reload(made);
            assertThat(alembic(project, "history")).contains("b, c -> d (lab) (head) (mergepoint), empty message",
                    "a -> b (lab), left",
                    "<base> -> a (branchpoint), 사용자: it's \"quoted\" \\N{x} \"\"\"end\"\"\"");
            assertThat(read.graph().heads()).extracting("id").containsExactly("d");
            alembic(project, "upgrade", "head");
            assertThat(alembic(project, "current")).containsExactly("d (head) (mergepoint)");
            alembic(project, "downgrade", "base");
            assertThat(alembic(project, "current")).isEmpty();
        }
    }

    private static void write(Engine engine, OpenProject project, String id, String message, List<String> heads,
            String label) {
        engine.revisionFiles().write(engine.reload(project), new NewRevision(message, heads, false,
                label.isEmpty() ? null : label, List.of(), null, id));
    }

    private static List<String> alembic(Path project, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("alembic"));
        command.addAll(List.of(arguments));
        Path errors = project.resolve("errors.txt");
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile())
                    .redirectError(errors.toFile());
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError("The real Alembic is missing: apt-get install alembic", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
