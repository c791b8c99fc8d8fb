package dev.retort.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The real Alembic and Retort read the same files alike, and Alembic reads those that Retort writes. */
class SharedProjectTest {

    @TempDir
    Path temporary;

    @BeforeEach
    void needAlembic() throws Exception {
        Program.needAlembic();
    }

    @ParameterizedTest
    @FieldSource("dev.retort.samples.Sample#NAMES")
    void theReadingVerbsPrintWhatAlembicPrints(String name) throws Exception {
        Sample sample = Sample.ready(name, temporary);
        sample.alembic("upgrade", "+1");

        for (String verb : List.of("history", "history -v", "history -i", "heads", "heads -v", "branches", "current",
                "show head", "show base", "history -r current:")) {
            String[] words = verb.split(" ");
            assertThat(printed(sample.retort(words).done().out())).as(verb)
                    .containsExactlyInAnyOrderElementsOf(printed(sample.alembic(words)));
        }
    }

    /** Without what the project has Alembic log, and siblings sorted: Alembic takes them as a set gives them. */
    private static List<String> printed(String text) {
        return text.strip().lines().filter(line -> !line.startsWith("INFO ")).map(SharedProjectTest::sorted).toList();
    }

    private static String sorted(String line) {
        String label = "Branches into: ";
        return line.startsWith(label)
                ? label + Stream.of(line.substring(label.length()).split(", ")).sorted().toList()
                : line;
    }

    @Test
    void aRevisionWrittenByRetortIsRunByAlembic() throws Exception {
        Sample runner = Sample.ready("function-runner", temporary);

        runner.retort("revision", "-m", "보관 기간 추가", "--rev-id", "70c4e9a1d2b8").done();

        assertThat(runner.alembic("history")).contains("3b9d5508ca7e -> 70c4e9a1d2b8 (head), 보관 기간 추가");
        assertThat(runner.alembic("upgrade", "head")).contains("-> 70c4e9a1d2b8, 보관 기간 추가");
        assertThat(runner.retort("current").done().out()).isEqualTo("70c4e9a1d2b8 (head)\n");
        assertThat(runner.folder().resolve("migrations/versions/70c4e9a1d2b8_보관_기간_추가.py")).isRegularFile();
    }
}
