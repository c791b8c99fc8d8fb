package dev.retort.workbench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.ExportFormat;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Direction;
import dev.retort.workbench.Bench;
import dev.retort.workbench.history.HistoryViewModel.Content;
import dev.retort.workbench.history.LogRow.FileState;
import dev.retort.workbench.history.LogRow.Result;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryViewModelTest {

    private static final String FIRST = "4b7e1c09d2fa";
    private static final String HEAD = "d8124e5b9a70";

    @TempDir
    Path folder;

    private Bench bench;
    private HistoryViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new HistoryViewModel(bench.engine(), bench.work(), bench.session(), bench.notices());
        model.inFront(true);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theLogShowsWhatRanNewestFirst() {
        bench.openSample();
        bench.upgrade("head");

        assertThat(model.contentProperty().get()).isEqualTo(Content.ROWS);
        assertThat(model.rows()).hasSize(6);
        LogRow newest = model.rows().getFirst();
        assertThat(newest.revision()).isEqualTo(HEAD);
        assertThat(newest.by()).isEqualTo("ada@desk");
        assertThat(newest.result()).isEqualTo(Result.DONE);
        assertThat(newest.file()).isEqualTo(FileState.SAME);
        assertThat(newest.entry()).isNotNull().extracting(entry -> entry.direction()).isEqualTo(Direction.UPGRADE);
        assertThat(model.rows().getLast().revision()).isEqualTo(FIRST);
        assertThat(model.countProperty().get()).isEqualTo("6 entries");
    }

    @Test
    void nothingRunMakesAnEmptyLog() {
        bench.openSample();

        assertThat(model.contentProperty().get()).isEqualTo(Content.EMPTY);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void aStepThatFailedShowsItsError() throws IOException {
        sampleWithRevision("0badf00d0001", "INSERT INTO \"no such%table\" VALUES (1);");

        bench.upgrade("head");

        LogRow failed = model.rows().getFirst();
        assertThat(failed.result()).isEqualTo(Result.FAILED);
        assertThat(failed.entry()).isNotNull().extracting(entry -> entry.error()).asString()
                .contains("no such%table");
    }

    @Test
    void whatAnotherToolAppliedIsListedLastWithoutAnEntry() throws SQLException {
        bench.openSample();
        bench.upgrade(FIRST);
        execute("UPDATE alembic_version SET version_num = '" + HEAD + "'");
        bench.session().refreshState();

        assertThat(model.rows()).hasSize(6);
        assertThat(model.rows().getFirst().revision()).isEqualTo(FIRST);
        assertThat(model.rows().subList(1, 6)).allMatch(row -> row.result() == Result.FOREIGN && row.by().isEmpty());
    }

    @Test
    void aFileEditedSinceItRanIsMarked() throws IOException {
        OpenProject sample = bench.openSample();
        bench.upgrade("head");
        Path file = sample.scripts().find(HEAD).orElseThrow().path();
        bench.session().close();
        Files.writeString(file, Files.readString(file) + "-- 한 줄 더\n");
        bench.session().show(bench.engine().open(sample.folder()), DatabaseChoice.OF_THE_PROJECT);

        assertThat(model.rows()).filteredOn(row -> row.file() == FileState.EDITED).extracting(LogRow::revision)
                .containsExactly(HEAD);
    }

    @Test
    void aRowPassesTheFilterWhenItHasEveryWord() {
        bench.openSample();
        bench.upgrade("head");

        model.filterProperty().set("ADA@desk  " + HEAD);

        assertThat(model.rows()).extracting(LogRow::revision).contains(HEAD).doesNotContain(FIRST);
        assertThat(model.countProperty().get()).isEqualTo("1 of 6 entries");

        model.filterProperty().set("nowhere to be found");

        assertThat(model.contentProperty().get()).isEqualTo(Content.NOTHING_FOUND);
    }

    @Test
    void theExportHoldsWhatIsShownAndNothingElse() throws IOException {
        bench.openSample();
        bench.upgrade("head");
        model.filterProperty().set(FIRST);
        int shown = model.rows().size();
        Path csv = folder.resolve("out/log, 로그.csv");
        Files.createDirectories(csv.getParent());

        model.export(ExportFormat.CSV, csv);

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + shown);
        assertThat(lines.getFirst()).isEqualTo("id,revision,message,direction,started,duration_ms,statements,result,"
                + "error,user,host,checksum,heads_after,backup");
        assertThat(lines.get(1)).contains(FIRST, "upgrade", "done", "ada,desk");
        assertThat(bench.notices().sentences().getLast()).contains(csv.toString());

        Path json = csv.resolveSibling("log.json");
        model.export(ExportFormat.JSON, json);

        assertThat(Files.readString(json)).startsWith("[").contains("\"revision\":\"" + FIRST + "\"",
                "\"heads_after\":[\"");
    }

    @Test
    void nothingIsReadWhileAnotherScreenIsInFront() {
        model.inFront(false);
        bench.openSample();
        bench.upgrade("head");

        assertThat(model.rows()).isEmpty();

        model.inFront(true);

        assertThat(model.rows()).hasSize(6);
    }

    @Test
    void aRevisionAskedForBeforeTheLogIsReadIsSelectedOnceItIs() {
        model.inFront(false);
        bench.openSample();
        bench.upgrade("head");

        model.select(FIRST);
        model.inFront(true);

        assertThat(model.selectedProperty().get()).isEqualTo(model.rows().getLast());
    }

    @Test
    void whatIsSelectedStaysSelectedWhenTheLogGrows() {
        bench.openSample();
        bench.upgrade(FIRST);
        model.select(FIRST);

        bench.upgrade("head");

        assertThat(model.rows()).hasSize(6);
        assertThat(model.selectedProperty().get()).isEqualTo(model.rows().getLast());
    }

    @Test
    void aDatabaseThatCannotBeChosenIsShownAsAProblem() {
        bench.openSample();
        bench.upgrade("head");

        bench.session().choose(DatabaseChoice.profile("nobody knows it"));

        assertThat(model.contentProperty().get()).isEqualTo(Content.FAILED);
        assertThat(model.failureProperty().get()).hasMessageContaining("nobody knows it");
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void closingTheProjectEmptiesTheScreen() {
        bench.openSample();
        bench.upgrade("head");

        bench.session().close();

        assertThat(model.rows()).isEmpty();
        assertThat(model.contentProperty().get()).isEqualTo(Content.LOADING);
    }

    private void sampleWithRevision(String id, String sql) throws IOException {
        OpenProject sample = bench.engine().copySample(folder.resolve("shop"));
        Files.writeString(sample.folder().resolve("versions").resolve(id + ".sql"), """
                -- Break something
                --
                -- revision: %s
                -- revises: %s

                -- +upgrade
                %s
                """.formatted(id, HEAD, sql));
        bench.session().show(bench.engine().open(sample.folder()), DatabaseChoice.OF_THE_PROJECT);
    }

    private void execute(String sql) throws SQLException {
        String file = bench.session().database().orElseThrow().url().database();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
