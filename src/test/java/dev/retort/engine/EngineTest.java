package dev.retort.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.Client;
import dev.retort.connect.Database;
import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.UserFolders;
import dev.retort.plan.Plan;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

class EngineTest {

    @TempDir
    Path folder;

    @Test
    void theSampleOpensAndPlansOnBothDatabases() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            Database database = engine.choose(sample, DatabaseChoice.OF_THE_PROJECT);

            DatabaseState state = engine.state(sample, database);
            Plan plan = engine.plan(sample, PlanRequest.upgrade(database, "head"));

            assertThat(sample.problems()).isEmpty();
            assertThat(state.rows()).isEmpty();
            assertThat(state.pending()).isEqualTo(6).isEqualTo(plan.steps().size());
            for (DialectName dialect : DialectName.values()) {
                sample.graph().revisions().forEach(revision -> {
                    assertThat(engine.preview(sample, revision.id(), Direction.UPGRADE, dialect).steps()).hasSize(1);
                    assertThat(engine.preview(sample, revision.id(), Direction.DOWNGRADE, dialect).steps()).hasSize(1);
                });
            }
            assertThat(engine.tables(database)).isEmpty();
        }
    }

    @Test
    void aPlanFromGivenRowsNeedsNoDatabase() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));

            Plan plan = engine.plan(sample, new PlanRequest(Direction.UPGRADE, List.of("head"), false, null,
                    List.of("4b7e1c09d2fa"), DialectName.POSTGRESQL));

            assertThat(plan.from()).containsExactly("4b7e1c09d2fa");
            assertThat(plan.steps()).hasSize(5);
            assertThat(engine.script(sample, plan)).contains("-- Running upgrade 4b7e1c09d2fa -> ");
        }
    }

    private Engine engine() {
        return new Engine(new Surroundings(Map.of(), folder, folder, new UserFolders(folder.resolve("config"),
                folder.resolve("data"), folder.resolve("state")), Clock.systemUTC(), new Client("ada", "desk"),
                PasswordPrompt.NOBODY));
    }
}
