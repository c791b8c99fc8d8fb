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
import dev.retort.problem.Cancellation;
import dev.retort.revision.Direction;
import dev.retort.run.LogQuery;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;

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

    @Test
    void theSampleGoesUpDownAndUpAgainOnSqlite() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            upDownUp(engine, sample, engine.choose(sample, DatabaseChoice.OF_THE_PROJECT));
        }
    }

    @Test
    void theSampleGoesUpDownAndUpAgainOnPostgresql() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            upDownUp(engine, sample,
                    engine.choose(sample, DatabaseChoice.url(PostgresServer.freshDatabase().url())));
        }
    }

    private void upDownUp(Engine engine, OpenProject project, Database database) {
        String head = project.graph().heads().getFirst().id();
        for (String target : List.of("head", "base", "head")) {
            Direction direction = target.equals("head") ? Direction.UPGRADE : Direction.DOWNGRADE;
            Plan plan = engine.plan(project,
                    new PlanRequest(direction, List.of(target), false, database, null, null));
            RunResult result = engine.apply(project, database, plan, ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                    new Cancellation());
            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(result.applied()).hasSize(6);
        }

        DatabaseState state = engine.state(project, database);
        assertThat(state.rows()).containsExactly(head);
        assertThat(state.pending()).isZero();
        assertThat(state.of(head).byRetort()).isTrue();
        assertThat(state.of(head).appliedBy()).isEqualTo("ada@desk");
        assertThat(engine.log(project, database, LogQuery.newest(100))).hasSize(18);
        assertThat(engine.tables(database)).isNotEmpty();
    }

    private Engine engine() {
        return new Engine(new Surroundings(Map.of(), folder, folder, new UserFolders(folder.resolve("config"),
                folder.resolve("data"), folder.resolve("state")), Clock.systemUTC(), new Client("ada", "desk"),
                PasswordPrompt.NOBODY));
    }
}
