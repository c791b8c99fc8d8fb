package dev.retort.workbench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.ApplyOptions;
import dev.retort.engine.PlanRequest;
import dev.retort.problem.Cancellation;
import dev.retort.revision.Direction;
import dev.retort.run.RunListener;
import dev.retort.workbench.Bench;

import static org.assertj.core.api.Assertions.assertThat;

class LogModelTest {

    @TempDir
    Path folder;

    private Bench bench;
    private LogModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new LogModel(bench.engine(), bench.work(), bench.session(), bench.notices());
        bench.openSample();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyStepIsListedNewestFirst() {
        bench.upgrade("head");

        model.reload();

        assertThat(model.rows()).hasSize(6).allSatisfy(row -> assertThat(row).isInstanceOf(HistoryRow.Ran.class));
        assertThat(model.rows().getFirst().revision()).isEqualTo("d8124e5b9a70");
        assertThat(model.rows().getLast().revision()).isEqualTo("4b7e1c09d2fa");
        assertThat(model.hasOlderProperty().get()).isFalse();
    }

    @Test
    void theFilterLooksAtMessagesIdsAndPeople() {
        bench.upgrade("head");
        model.reload();

        model.filterProperty().set("REVIEW");
        assertThat(model.rows()).extracting(HistoryRow::revision).containsExactly("7f60c9153ade");
        model.filterProperty().set("d8124");
        assertThat(model.rows()).hasSize(1);
        model.filterProperty().set("ada");
        assertThat(model.rows()).hasSize(6);
        model.filterProperty().set("nobody");
        assertThat(model.rows()).isEmpty();
        assertThat(model.isEmpty()).isFalse();
    }

    @Test
    void oneWayOnlyCanBeListed() {
        bench.upgrade("4b7e1c09d2fa");
        bench.engine().apply(bench.session().project().orElseThrow(), bench.session().database().orElseThrow(),
                bench.engine().plan(bench.session().project().orElseThrow(),
                        PlanRequest.downgrade(bench.session().database().orElseThrow(), "base")),
                ApplyOptions.WITHOUT_BACKUP, RunListener.NONE, new Cancellation());
        model.reload();
        assertThat(model.rows()).hasSize(2);

        model.directionProperty().set(Direction.DOWNGRADE);

        assertThat(model.rows()).singleElement().satisfies(row -> assertThat(row.revision()).isEqualTo("4b7e1c09d2fa"));
    }

    @Test
    void whatAnotherToolAppliedStandsBelow() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + bench.session().database().orElseThrow().url().database());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)");
            statement.execute("INSERT INTO alembic_version VALUES ('4b7e1c09d2fa')");
        }
        bench.session().refreshState();

        model.reload();

        assertThat(model.rows()).singleElement().isInstanceOf(HistoryRow.Elsewhere.class)
                .satisfies(row -> assertThat(row.revision()).isEqualTo("4b7e1c09d2fa"));
    }

    @Test
    void exportingWritesWhatIsListed() throws IOException {
        bench.upgrade("head");
        model.reload();
        model.filterProperty().set("review");

        model.export(folder.resolve("log.csv"));

        assertThat(Files.readAllLines(folder.resolve("log.csv"))).hasSize(2).last().asString()
                .contains("7f60c9153ade", "upgrade", "done", "ada", "desk");
        assertThat(bench.notices().sentences()).singleElement().asString().startsWith("1 entry written");
    }

    @Test
    void anExportThatCannotBeWrittenIsAProblemInWords() {
        bench.upgrade("head");
        model.reload();

        model.export(folder.resolve("missing/log.csv"));

        assertThat(bench.notices().problems()).singleElement().asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.THROWABLE).hasMessageContaining("cannot be written");
    }
}
