package dev.retort.workbench.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.browse.TableName;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.ExportFormat;
import dev.retort.revision.Direction;
import dev.retort.schema.TableSummary;
import dev.retort.workbench.Bench;
import dev.retort.workbench.shell.Destination.Touched;

import static org.assertj.core.api.Assertions.assertThat;

class TablesViewModelTest {

    @TempDir
    Path folder;

    private Bench bench;
    private TablesViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new TablesViewModel(bench.engine(), bench.work(), bench.session(), bench.notices());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theTablesOfTheUpgradedSampleAreListedOnceAnybodyLooks() {
        bench.openSample();
        bench.upgrade("head");
        assertThat(model.tables()).isEmpty();

        model.shown();

        assertThat(model.tables()).extracting(TableSummary::name).contains("customers", "products", "orders");
        assertThat(model.selectedProperty().get()).isNotNull();
        assertThat(shown().rows()).isNotNull();
    }

    @Test
    void anUpgradeIsSeenWithoutAsking() {
        bench.openSample();
        model.shown();
        assertThat(model.tables()).isEmpty();

        bench.upgrade("head");

        assertThat(model.tables()).isNotEmpty();
    }

    @Test
    void searchingFindsPartsOfNamesInAnyCase() {
        bench.openSample();
        bench.upgrade("head");
        model.shown();

        model.searchProperty().set("CUST");

        assertThat(model.found()).extracting(TableSummary::name).containsExactly("customers");
    }

    @Test
    void sortingGoesUpThenDownThenBackToTheKey() throws SQLException {
        numbers(1_000);

        model.data().sortBy("n");
        assertThat(value(0, 1)).isEqualTo("0");
        model.data().sortBy("n");
        assertThat(value(0, 1)).isEqualTo("999");
        model.data().sortBy("n");
        assertThat(Objects.requireNonNull(model.data().queryProperty().get()).sort()).isNull();
    }

    @Test
    void theRowsStayWhereTheyWereLeftWhileTheStructureIsLookedAtAndAreReadAnewWhenAsked() throws SQLException {
        numbers(1_000);
        DataModel.Shown before = shown();

        model.structureWantedProperty().set(true);
        model.structureWantedProperty().set(false);
        assertThat(shown()).isSameAs(before);

        model.structureWantedProperty().set(true);
        model.refresh();
        model.structureWantedProperty().set(false);
        assertThat(shown()).isNotSameAs(before);
    }

    @Test
    void filtersNarrowTheRowsAndCanBeCleared() throws SQLException {
        numbers(1_000);

        model.data().filter("n", ">= 990");
        assertThat(shown().rows()).hasSize(10);
        model.data().filter("note", "null");
        assertThat(shown().rows()).hasSize(5);

        model.data().clearFilters();

        assertThat(shown().rows().isComplete()).isFalse();
    }

    @Test
    void scrollingReadsPageAfterPage() throws SQLException {
        numbers(1_000);
        PagedRows rows = shown().rows();

        while (!rows.isComplete()) {
            rows.look(rows.size() - 10, rows.size() - 1);
        }

        assertThat(rows).hasSize(1_000);
        assertThat(rows.getLast().value(1)).isEqualTo("999");
    }

    @Test
    void aLongValueIsReadWholeWhenItIsOpened() throws SQLException {
        numbers(3);
        String longText = "가나다 ".repeat(20_000);
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement("UPDATE numbers SET note = ? WHERE id = 2")) {
            update.setString(1, longText);
            update.executeUpdate();
        }
        model.refresh();
        GridRow row = shown().rows().get(1);
        assertThat(Objects.requireNonNull(row.value(2)).length()).isLessThan(longText.length());
        StringBuilder opened = new StringBuilder();

        model.data().wholeValue(row, 2, opened::append);

        assertThat(opened).hasToString(longText);
    }

    @Test
    void exportingWritesWhatIsShownAndSaysHowMuch() throws SQLException, IOException {
        numbers(1_000);
        model.data().filter("n", "< 3");

        model.data().export(ExportFormat.CSV, folder.resolve("out.csv"));

        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(4).first().asString().contains("note");
        assertThat(bench.notices().sentences()).singleElement().asString().startsWith("3 rows written");
    }

    @Test
    void anExportThatCannotBeWrittenIsAProblem() throws SQLException {
        numbers(1);

        model.data().export(ExportFormat.CSV, folder.resolve("missing/out.csv"));

        assertThat(bench.notices().problems()).hasSize(1);
    }

    @Test
    void theTablesARunTouchedAreMarked() {
        bench.openSample();
        bench.upgrade("head");
        model.shown();

        model.markTouched(new Touched(List.of("a1", "b2"), Direction.UPGRADE,
                List.of("ALTER TABLE orders ADD COLUMN x int", "CREATE INDEX ix ON orders (x)",
                        "UPDATE \"customers\" SET name = name", "DROP TABLE gone")));

        assertThat(model.touches().keySet()).extracting(TableName::name).containsExactlyInAnyOrder("orders",
                "customers");
        TableSummary selected = Objects.requireNonNull(model.selectedProperty().get());
        assertThat(selected.name()).isEqualTo("customers");
        assertThat(model.touchSentence(selected)).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("Last upgrade: updates"));

        model.clearTouches();

        assertThat(model.touches()).isEmpty();
    }

    @Test
    void theStructureIsReadWhenItIsWanted() throws SQLException {
        numbers(1);

        model.structureWantedProperty().set(true);

        StructureModel.Structure structure = Objects.requireNonNull(model.structure().structureProperty().get());
        assertThat(structure.table().columns()).extracting(column -> column.name()).containsExactly("id", "n", "note");
        assertThat(structure.ddl()).contains("CREATE TABLE");
    }

    @Test
    void anotherDatabaseShowsNothingOfTheOneBefore() throws SQLException {
        numbers(5);

        bench.session().choose(DatabaseChoice.url("sqlite:///" + folder.resolve("other.db")));

        assertThat(model.tables()).isEmpty();
        assertThat(model.data().shownProperty().get()).isNull();
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void aTableThatIsGoneMeanwhileIsAProblemAndNotTheEnd() throws SQLException {
        numbers(5);
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE numbers");
        }

        model.data().refresh();

        assertThat(model.data().failureProperty().get()).isNotNull();
        model.refresh();
        assertThat(model.data().failureProperty().get()).isNull();
    }

    /** A project whose database has one table, which is then looked at. */
    private void numbers(int count) throws SQLException {
        bench.openSample();
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE numbers (id integer PRIMARY KEY, n integer NOT NULL, note text)");
            statement.execute("WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < " + (count - 1)
                    + ") INSERT INTO numbers SELECT i + 1, i, CASE i % 2 WHEN 0 THEN 'even' END FROM c");
        }
        model.shown();
        model.lookFor(new TableName("main", "numbers"));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + bench.session().database().orElseThrow().url().database());
    }

    private DataModel.Shown shown() {
        return Objects.requireNonNull(model.data().shownProperty().get());
    }

    private String value(int row, int column) {
        return Objects.requireNonNull(shown().rows().get(row).value(column));
    }
}
