package dev.retort.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.Database;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.revision.Revision;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.testing.Desk;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** The real Alembic and Retort share one version table, whoever wrote it. Needs Debian's alembic and python3-psycopg2. */
class AlembicInteropTest {

    @TempDir
    Path folder;

    @Test
    void alembicReadsWhatRetortWroteAndTheReverseOnSqlite() throws Exception {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            Database database = engine.choose(sample, DatabaseChoice.OF_THE_PROJECT);
            takeTurns(engine, sample, database, "sqlite:///" + database.url().database());
        }
    }

    @Test
    void alembicReadsWhatRetortWroteAndTheReverseOnPostgresql() throws Exception {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            String url = PostgresServer.freshDatabase().url();
            Database database = engine.choose(sample, DatabaseChoice.url(url));
            takeTurns(engine, sample, database,
                    "postgresql+psycopg2://postgres@localhost:" + database.url().port() + "/"
                            + database.url().database());
        }
    }

    private void takeTurns(Engine engine, OpenProject sample, Database database, String alembicUrl) throws Exception {
        Path alembic = alembicProject(sample.graph().revisions(), alembicUrl);
        String head = sample.graph().heads().getFirst().id();
        List<String> parents = sample.graph().get(head).downRevisions();

        apply(engine, sample, database, PlanRequest.upgrade(database, "head"));
        assertThat(run(alembic, "current")).containsExactly(head + " (head) (mergepoint)");

        run(alembic, "downgrade", parents.getFirst());
        DatabaseState state = engine.state(sample, database);
        assertThat(state.rows()).containsExactlyInAnyOrderElementsOf(parents);
        assertThat(state.applied()).doesNotContain(head);

        apply(engine, sample, database, PlanRequest.stamp(database, "base"));
        assertThat(run(alembic, "current")).isEmpty();
        run(alembic, "stamp", parents.getLast());
        state = engine.state(sample, database);
        assertThat(state.rows()).containsExactly(parents.getLast());
        assertThat(state.of(parents.getLast()).byRetort()).as("the log names the last run Retort made").isTrue();
        assertThat(engine.plan(sample, PlanRequest.upgrade(database, "head")).steps()).isNotEmpty();
    }

    private static void apply(Engine engine, OpenProject project, Database database, PlanRequest request) {
        Plan plan = engine.plan(project, request);
        RunResult result = engine.apply(project, database, plan, ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                new Cancellation());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
    }

    /** An Alembic project with the same graph, whose revisions do nothing. */
    private Path alembicProject(List<Revision> revisions, String url) throws IOException {
        Path project = Files.createDirectories(folder.resolve("alembic"));
        Path versions = Files.createDirectories(project.resolve("scripts/versions"));
        Files.writeString(project.resolve("alembic.ini"),
                "[alembic]\nscript_location = scripts\nsqlalchemy.url = " + url.replace("%", "%%") + "\n");
        Files.writeString(project.resolve("scripts/env.py"), """
                from alembic import context
                from sqlalchemy import create_engine

                engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
                with engine.connect() as connection:
                    context.configure(connection=connection)
                    with context.begin_transaction():
                        context.run_migrations()
                """);
        for (Revision revision : revisions) {
            Files.writeString(versions.resolve(revision.id() + ".py"),
                    "revision = '%s'\ndown_revision = %s\nbranch_labels = %s\ndepends_on = %s\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n"
                            .formatted(revision.id(), tuple(revision.downRevisions()), tuple(revision.branchLabels()),
                                    tuple(revision.dependsOn())));
        }
        return project;
    }

    private static String tuple(List<String> texts) {
        return texts.isEmpty()
                ? "None"
                : texts.stream().map(text -> "'" + text + "',").collect(Collectors.joining(" ", "(", ")"));
    }

    private static List<String> run(Path project, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("alembic"));
        command.addAll(List.of(arguments));
        Path errors = project.resolve("errors.txt");
        Process process;
        try {
            process = new ProcessBuilder(command).directory(project.toFile()).redirectError(errors.toFile()).start();
        } catch (IOException e) {
            throw new AssertionError("The real Alembic is missing: apt-get install alembic python3-psycopg2", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
        return output.lines().filter(line -> !line.isBlank()).toList();
    }

    private Engine engine() {
        return new Engine(Desk.in(folder));
    }
}
