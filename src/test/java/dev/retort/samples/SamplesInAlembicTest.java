package dev.retort.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The samples are right in themselves: the real Alembic goes up and down with them, and finds models and tables alike. */
class SamplesInAlembicTest {

    @TempDir
    Path temporary;

    @BeforeEach
    void needAlembic() throws Exception {
        Program.needAlembic();
    }

    @ParameterizedTest
    @FieldSource("dev.retort.samples.Sample#NAMES")
    void alembicGoesUpDownAndUpAgain(String name) throws Exception {
        Sample sample = Sample.ready(name, temporary);

        sample.alembic("upgrade", "head");
        String first = sample.schema();
        sample.alembic("downgrade", "base");
        String empty = sample.schema();
        sample.alembic("upgrade", "head");

        assertThat(sample.schema()).isEqualTo(first).contains("ADD CONSTRAINT");
        assertThat(empty).containsOnlyOnce("CREATE TABLE").doesNotContain("CREATE TYPE");
        assertThat(sample.alembic("upgrade", "head", "--sql")).contains("INSERT INTO alembic_version")
                .contains("COMMIT;");
    }

    @ParameterizedTest
    @FieldSource("dev.retort.samples.Sample#NAMES")
    void autogenerateFindsNothingToDo(String name) throws Exception {
        Sample sample = Sample.ready(name, temporary);

        sample.alembic("upgrade", "head");
        sample.alembic("revision", "--autogenerate", "-m", "Nothing", "--rev-id", "000000000000");

        Path written;
        try (Stream<Path> files = Files.walk(sample.folder())) {
            written = files.filter(file -> file.toString().endsWith("000000000000_nothing.py")).findFirst()
                    .orElseThrow();
        }
        assertThat(Files.readString(written)).contains("    pass\n").doesNotContain("op.");
    }
}
