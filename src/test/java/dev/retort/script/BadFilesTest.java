package dev.retort.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Each bad file is refused with one clear error at one place. */
class BadFilesTest {

    @TempDir
    private Path folder;

    record BadFile(String name, String place, String message, String text) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<BadFile> badFiles() throws IOException {
        try (InputStream in = BadFilesTest.class.getResourceAsStream("bad-files.txt")) {
            String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(table.split("(?m)^#### ")).filter(part -> !part.isEmpty()).map(part -> {
                String title = part.substring(0, part.indexOf('\n'));
                String[] columns = title.split(" \\| ");
                return new BadFile(columns[1], title.split(" ")[0], columns[0].substring(columns[0].indexOf(' ') + 1),
                        part.substring(part.indexOf('\n') + 1));
            }).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedAtItsPlace(BadFile bad) throws IOException {
        refused(bad, bad.text());
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void withByteOrderMarkAndWindowsLineEndsThePlaceIsTheSame(BadFile bad) throws IOException {
        refused(bad, "\uFEFF" + bad.text().replace("\n", "\r\n"));
    }

    private void refused(BadFile bad, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.sql"), text);
        RetortException problem = catchThrowableOfType(RetortException.class,
                () -> ScriptReader.read(file, "versions/bad.sql"));
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        assertThat(problem.position()).hasToString("versions/bad.sql:" + bad.place());
        assertThat(problem.message()).isEqualTo(
                "versions/bad.sql, line " + bad.place().substring(0, bad.place().indexOf(':')) + ": " + bad.message());
        assertThat(problem.hint()).isNotBlank();
    }
}
