package dev.retort.workbench.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.ApplyOptions;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.problem.Cancellation;
import dev.retort.revision.Direction;
import dev.retort.run.RunListener;
import dev.retort.workbench.Bench;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.graph.GraphRow.Place;
import dev.retort.workbench.graph.GraphViewModel.Content;

import static org.assertj.core.api.Assertions.assertThat;

class GraphViewModelTest {

    private static final String FIRST = "4b7e1c09d2fa";
    private static final String MERGE = "d8124e5b9a70";

    @TempDir
    Path folder;
    private Bench bench;
    private GraphViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new GraphViewModel(bench.session(), bench.work());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingIsShownUntilAProjectIsOpen() {
        assertThat(model.contentProperty().get()).isEqualTo(Content.LOADING);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void everyRevisionIsARowTheNewestOnTop() {
        bench.openSample();
        assertThat(model.contentProperty().get()).isEqualTo(Content.ROWS);
        assertThat(model.rows()).extracting(GraphRow::id).startsWith(MERGE).endsWith(FIRST).hasSize(6);
        assertThat(model.rows()).extracting(GraphRow::place).containsOnly(Place.PENDING);
        assertThat(model.rows().getFirst().head()).isTrue();
        assertThat(model.countProperty().get()).isEqualTo("6 revisions · 6 pending");
    }

    @Test
    void theVersionTableSaysWhatIsCurrentAndWhatCameBefore() {
        bench.openSample();
        bench.upgrade("91d3f6a8027c");
        assertThat(row("91d3f6a8027c").place()).isEqualTo(Place.CURRENT);
        assertThat(row(FIRST).place()).isEqualTo(Place.APPLIED);
        assertThat(row(MERGE).place()).isEqualTo(Place.PENDING);
        assertThat(row(FIRST).state().appliedBy()).isEqualTo("ada@desk");
    }

    @Test
    void theFilterLooksIntoMessagesIdsLabelsAndSql() {
        bench.openSample();
        assertThat(filtered("take orders")).containsExactly("91d3f6a8027c");
        assertThat(filtered("C05a2")).containsExactly("c05a2be47f19");
        assertThat(filtered("CREATE TABLE order_lines")).containsExactly("91d3f6a8027c");
        assertThat(filtered("catalog")).contains("2ea84d71b6c3");
        assertThat(filtered("no such words")).isEmpty();
        assertThat(model.contentProperty().get()).isEqualTo(Content.NOTHING_FOUND);
    }

    @Test
    void pendingOnlyLeavesOutWhatIsApplied() {
        bench.openSample();
        bench.upgrade("91d3f6a8027c");
        model.pendingOnlyProperty().set(true);
        assertThat(model.rows()).extracting(GraphRow::place).containsOnly(Place.PENDING).hasSize(4);
    }

    @Test
    void aSideBranchShowsItsLabelWhereItBeginsAndWhereItEnds() {
        bench.openSample();
        assertThat(model.rows().stream().filter(row -> row.labels().contains("catalog")).map(GraphRow::id))
                .containsExactly("7f60c9153ade", "2ea84d71b6c3");
    }

    @Test
    void whatTheDatabaseNamesAndNoFileHasStandsOnTop() throws IOException {
        bench.openSample();
        bench.upgrade("head");
        delete(MERGE);
        bench.session().reload();
        GraphRow top = model.rows().getFirst();
        assertThat(top.id()).isEqualTo(MERGE);
        assertThat(top.place()).isEqualTo(Place.MISSING);
        assertThat(top.revision()).isNull();
    }

    @Test
    void aFileEditedSinceItWasAppliedIsNoticed() throws IOException {
        bench.openSample();
        bench.upgrade("head");
        Path file = file(FIRST);
        Files.writeString(file, Files.readString(file) + "\n-- a remark\n");
        bench.session().reload();
        assertThat(row(FIRST).state().edited()).isTrue();
        assertThat(row(MERGE).state().edited()).isFalse();
    }

    @Test
    void whatAnotherToolAppliedIsShownAsAppliedButNotByRetort() {
        OpenProject project = bench.openSample();
        var database = bench.session().database().orElseThrow();
        bench.engine().apply(project, database, bench.engine().plan(project, PlanRequest.stamp(database, "head")),
                ApplyOptions.WITHOUT_BACKUP, RunListener.NONE, new Cancellation());
        bench.session().refreshState();
        assertThat(row(FIRST).isApplied()).isTrue();
        assertThat(row(FIRST).state().byRetort()).isFalse();
    }

    @Test
    void aFileThatCannotBeReadIsNamedAboveTheRestOfTheGraph() throws IOException {
        OpenProject project = bench.openSample();
        bench.upgrade("91d3f6a8027c");
        Files.writeString(file(project, "2ea84d71b6c3"), "-- +upgrade\nSELECT 'no end\n");
        bench.session().reload();
        assertThat(model.contentProperty().get()).isEqualTo(Content.ROWS);
        assertThat(model.problems()).singleElement().satisfies(problem -> assertThat(problem.position()).isNotNull());
        assertThat(model.rows()).extracting(GraphRow::id).hasSize(5).doesNotContain("2ea84d71b6c3");
        assertThat(row("7f60c9153ade").cutOff()).containsExactly("2ea84d71b6c3");
        assertThat(row(MERGE).cutOff()).isEmpty();
        assertThat(row(FIRST).place()).isEqualTo(Place.APPLIED);
        // Whether it is applied hangs on what cannot be read.
        assertThat(row(MERGE).place()).isEqualTo(Place.UNKNOWN);
        assertThat(model.countProperty().get()).isEqualTo("5 revisions");
    }

    @Test
    void aRowOfTheDatabaseThatAnUnreadableFileMayHaveIsNotCalledMissing() throws IOException {
        OpenProject project = bench.openSample();
        bench.upgrade("head");
        Files.writeString(file(project, MERGE), "-- +upgrade\nSELECT 'no end\n");
        bench.session().reload();
        assertThat(model.rows()).hasSize(5).extracting(GraphRow::place).containsOnly(Place.UNKNOWN);
    }

    @Test
    void filesThatAreNoGraphAreShownInItsPlace() throws IOException {
        OpenProject project = bench.openSample();
        for (String[] ends : new String[][]{{"aaaa00000001", "bbbb00000002"}, {"bbbb00000002", "aaaa00000001"}}) {
            Files.writeString(project.folder().resolve("versions/" + ends[0] + ".sql"), "-- Round and round\n--\n"
                    + "-- revision: " + ends[0] + "\n-- revises: " + ends[1] + "\n\n-- +upgrade\nSELECT 1;\n");
        }
        Files.writeString(project.folder().resolve("versions/bad.sql"), "-- +upgrade\nSELECT 'no end\n");
        bench.session().reload();
        assertThat(model.contentProperty().get()).isEqualTo(Content.PROBLEMS);
        assertThat(model.problems()).hasSize(2);
        assertThat(model.problems().getFirst().position()).isNotNull();
    }

    private static Path file(OpenProject project, String id) {
        return project.scripts().find(id).orElseThrow().path();
    }

    @Test
    void aProjectWithoutRevisionsSaysSo() {
        bench.session().show(bench.engine().init(folder.resolve("new")), DatabaseChoice.OF_THE_PROJECT);
        assertThat(model.contentProperty().get()).isEqualTo(Content.EMPTY);
    }

    @Test
    void selectingARevisionThatTheFilterHidesTakesTheFilterAway() {
        bench.openSample();
        model.filterProperty().set("take orders");
        model.select(FIRST);
        assertThat(model.filterProperty().get()).isEmpty();
        assertThat(model.toSelectProperty().get()).isEqualTo(FIRST);
    }

    @Test
    void theDetailsShowTheSqlOfBothDirectionsWithTheLinesOfTheFile() {
        bench.openSample();
        DetailsModel details = new DetailsModel(bench.session(), bench.engine(), bench.work());
        details.show(List.of(row("91d3f6a8027c")));
        assertThat(details.upgradeProperty().get().blocks()).hasSize(4);
        CodeBlock first = details.upgradeProperty().get().blocks().getFirst();
        assertThat(first.text()).startsWith("CREATE TABLE orders (").endsWith(");");
        assertThat(details.sourceProperty().get().lines().toList().get(first.firstLine() - 1))
                .startsWith("CREATE TABLE orders (");
        assertThat(details.downgradeProperty().get().blocks()).extracting(CodeBlock::text)
                .containsExactly("DROP TABLE order_lines;", "DROP TABLE orders;");
        assertThat(details.upgradeProperty().get().operations()).first().asString()
                .contains("creates table orders");
    }

    @Test
    void aRevisionWithoutAWayBackSaysSoInThePlaceOfItsDowngrade() throws IOException {
        OpenProject project = bench.openSample();
        Files.writeString(project.folder().resolve("versions/one_way.sql"),
                "-- One way\n--\n-- revision: aaaa11112222\n-- revises: " + MERGE + "\n\n-- +upgrade\nSELECT 1;\n");
        bench.session().reload();
        DetailsModel details = new DetailsModel(bench.session(), bench.engine(), bench.work());
        details.show(List.of(row("aaaa11112222")));
        assertThat(details.downgradeProperty().get().problem()).isNotNull();
        assertThat(details.upgradeProperty().get().problem()).isNull();
    }

    @Test
    void twoRowsShowTheSqlBetweenThem() {
        bench.openSample();
        DetailsModel details = new DetailsModel(bench.session(), bench.engine(), bench.work());
        details.show(List.of(row("c05a2be47f19"), row(FIRST)));
        assertThat(details.upgradeProperty().get().problem()).isNull();
        assertThat(details.upgradeProperty().get().blocks()).extracting(CodeBlock::text).first().asString()
                .contains("91d3f6a8027c").contains("CREATE TABLE orders");
        assertThat(bench.engine().plan(bench.session().project().orElseThrow(),
                new PlanRequest(Direction.UPGRADE, List.of("c05a2be47f19"), false, null, List.of(FIRST),
                        details.dialectProperty().get()))
                .statementCount())
                .isEqualTo(details.upgradeProperty().get().blocks().size());
    }

    private List<String> filtered(String words) {
        model.filterProperty().set(words);
        return model.rows().stream().map(GraphRow::id).toList();
    }

    private GraphRow row(String id) {
        return model.row(id).orElseThrow();
    }

    private Path file(String id) throws IOException {
        Path versions = bench.session().project().orElseThrow().folder().resolve("versions");
        try (Stream<Path> files = Files.list(versions)) {
            return files.filter(file -> file.getFileName().toString().startsWith(id)).findFirst().orElseThrow();
        }
    }

    private void delete(String id) throws IOException {
        Files.delete(file(id));
    }
}
