package dev.retort.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScriptFolderReaderTest {

    @TempDir
    private Path project;

    private Path write(String name, String id) throws IOException {
        return write(name, ("-- " + id + "\n-- revision: " + id + "\n-- +upgrade\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private ScriptFolder read(String... folders) {
        return ScriptFolderReader.read(project, List.of(folders).stream().map(project::resolve).toList());
    }

    @Test
    void filesComeInTheOrderOfTheFoldersThenOfTheirNamesThenOfTheSubFolders() throws IOException {
        write("two/a.sql", "1");
        write("one/sub/a.sql", "5");
        write("one/z.sql", "4");
        write("one/b.sql", "3");
        write("one/B.sql", "2");
        assertThat(read("one", "two", "one/sub").scripts()).extracting(script -> script.revision().id())
                .containsExactly("2", "3", "4", "5", "1");
    }

    @Test
    void hiddenFilesAndOtherKindsOfFilesAreLeftAlone() throws IOException {
        write("versions/.a.sql", "1");
        write("versions/.git/b.sql", "2");
        write("versions/c.sql~", "3");
        write("versions/d.py", "4");
        write("versions/e.sql", "5");
        ScriptFolder folder = read("versions");
        assertThat(folder.scripts()).extracting(Script::file).containsExactly("versions/e.sql");
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aHiddenVersionFolderIsReadWhereTheSettingsNameIt() throws IOException {
        write(".migrations/a.sql", "1");
        assertThat(read(".migrations").scripts()).hasSize(1);
    }

    @Test
    void aScriptIsFoundByItsExactIdAndTheFirstOfTwoWins() throws IOException {
        write("versions/a.sql", "1f");
        Path first = write("versions/b.sql", "2");
        write("versions/c.sql", "2");
        ScriptFolder folder = read("versions");
        assertThat(folder.find("2").orElseThrow().path()).isEqualTo(first.toAbsolutePath());
        assertThat(folder.find("1")).isEmpty();
        assertThat(folder.scripts()).hasSize(3);
    }

    @Test
    void aFileThatCannotBeReadIsOneProblemAndTheOthersAreRead() throws IOException {
        write("versions/a.sql", "1");
        write("versions/b.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8));
        write("versions/c.sql", "-- 변경\n-- revision: 3".getBytes(Charset.forName("EUC-KR")));
        write("versions/d.sql", "-- x".getBytes(StandardCharsets.UTF_16));
        ScriptFolder folder = read("versions");
        assertThat(folder.scripts()).hasSize(1);
        assertThat(folder.problems()).extracting(RetortException::code).containsOnly(ProblemCode.INVALID_REVISION_FILE);
        assertThat(folder.problems()).extracting(problem -> problem.position() + " " + problem.message())
                .containsExactly(
                        "versions/b.sql:1:1 versions/b.sql, line 1: The header names no revision.",
                        "versions/c.sql:1:4 versions/c.sql, line 1: the file is not UTF-8: byte 0xBA.",
                        "versions/d.sql:1:1 versions/d.sql, line 1: the file is encoded as UTF-16 (big-endian), not as UTF-8.");
    }

    @Test
    void aVersionFolderThatDoesNotExistIsAnErrorOfTheSettings() {
        assertThatThrownBy(() -> read("nowhere")).isInstanceOfSatisfying(RetortException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
            assertThat(problem.message()).contains("nowhere", "does not exist");
        });
    }

    @Test
    void aLinkThatLeadsBackUpIsPassedOver() throws IOException {
        write("versions/a.sql", "1");
        Files.createSymbolicLink(project.resolve("versions/loop"), project.resolve("versions"));
        assertThat(read("versions").scripts()).hasSize(1);
    }
}
