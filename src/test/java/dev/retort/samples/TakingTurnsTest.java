package dev.retort.samples;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The real Alembic and Retort work on the same project and the same database, and neither can tell. */
class TakingTurnsTest {

    @TempDir
    Path temporary;

    @BeforeEach
    void needAlembic() throws Exception {
        Program.needAlembic();
    }

    @ParameterizedTest
    @FieldSource("dev.retort.samples.Sample#NAMES")
    void bothMakeTheSameSchemaAndLeaveTheSameNothing(String name) throws Exception {
        Sample alembic = Sample.ready(name, temporary.resolve("alembic"));
        Sample retort = Sample.ready(name, temporary.resolve("retort"));

        alembic.alembic("upgrade", "head");
        retort.retort("upgrade", "head", "--backup", "none").done();
        assertThat(retort.schema()).isEqualTo(alembic.schema()).contains("CREATE TABLE");
        assertThat(retort.rows("SELECT * FROM alembic_version"))
                .isEqualTo(alembic.rows("SELECT * FROM alembic_version")).hasSize(1);

        alembic.alembic("downgrade", "base");
        retort.retort("downgrade", "base", "--backup", "none").done();
        assertThat(retort.schema()).isEqualTo(alembic.schema()).containsOnlyOnce("CREATE TABLE");

        retort.retort("upgrade", "head", "--backup", "none").done();
        alembic.alembic("upgrade", "head");
        assertThat(retort.schema()).isEqualTo(alembic.schema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ptmanager", "sales-schedules", "crew-studio"})
    void stepByStepInTurnsTheyEndWhereAlembicAloneEnds(String name) throws Exception {
        Sample shared = Sample.ready(name, temporary.resolve("shared"));
        Sample alone = Sample.ready(name, temporary.resolve("alone"));

        shared.alembic("upgrade", "+1");
        shared.retort("upgrade", "+1").done();
        shared.alembic("upgrade", "+1");
        alone.alembic("upgrade", "head");
        assertThat(shared.schema()).isEqualTo(alone.schema());
        assertThat(shared.retort("current").done().out()).contains("(head)");

        shared.retort("downgrade", "-1", "--backup", "none").done();
        alone.alembic("downgrade", "-1");
        assertThat(shared.schema()).isEqualTo(alone.schema());
        shared.alembic("downgrade", "-1");
        shared.retort("downgrade", "-1", "--backup", "none").done();
        alone.alembic("downgrade", "base");
        assertThat(shared.schema()).isEqualTo(alone.schema());
        assertThat(shared.alembic("current")).doesNotContain("(head)");
    }

    @ParameterizedTest
    @FieldSource("dev.retort.samples.Sample#NAMES")
    void anOfflineScriptOfRetortMakesWhatAlembicMakes(String name) throws Exception {
        Sample alembic = Sample.ready(name, temporary.resolve("alembic"));
        Sample offline = Sample.ready(name, temporary.resolve("offline"));

        Files.writeString(offline.folder().resolve("upgrade.sql"),
                offline.retort("upgrade", "head", "--sql").done().out());
        assertThat(offline.schema()).doesNotContain("CREATE");
        offline.program("bash", "-c", "psql -q \"$DATABASE_URL\" -f upgrade.sql");
        alembic.alembic("upgrade", "head");

        assertThat(offline.schema()).isEqualTo(alembic.schema());
        assertThat(offline.alembic("current")).contains("(head)");
    }
}
