package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.retort.engine.OpenProject;

import static org.assertj.core.api.Assertions.assertThat;

/** A person looks at a table: its rows, some of them, another order, and how it is made. */
class TablesJourneyTest extends WorkbenchTest {

    private static final int ROWS = 5000;
    private static final int WIDE = 60;

    @Test
    void aTableIsFoundPagedSortedFilteredAndItsStructureRead() throws SQLException, IOException {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + sample.folder().resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visits (id integer PRIMARY KEY, note text, room integer)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                    + ") INSERT INTO visits SELECT i, 'visit ' || i, i % 7 FROM n");
            statement.execute("CREATE INDEX ix_visits_room ON visits (room)");
            statement.execute("CREATE TABLE doors (name text PRIMARY KEY)");
            statement.execute("INSERT INTO doors VALUES ('front door')");
        }
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(sample.folder());
            return true;
        });
        see("#graph-table");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        type("#tables-search", "visi");
        until("the search finds it", this::onlyOneIsListed);
        robot.push(KeyCode.DOWN);
        TableView<?> grid = (TableView<?>) see("#table-data-grid");
        until("its rows are there", () -> shows("visit 1"));

        until("the last page is read", () -> {
            grid.scrollTo(grid.getItems().size() - 1);
            return shows("visit " + ROWS);
        });
        robot.clickOn((Node) robot.lookup("#table-data-grid .column-name").nth(1).query());
        until("in the order of the notes", () -> shows("visit 1000"));
        robot.clickOn((Node) robot.lookup("#table-data-grid .column-name").nth(1).query());
        until("the other way round", () -> shows("visit 999"));

        type("#table-filter-room", "= 3");
        robot.push(KeyCode.ENTER);
        until("only those of a room are left", () -> shows("visit 997") && !shows("visit 999"));
        click("#table-filter-clear");
        until("all are back", () -> shows("visit 999"));

        Pictures.onWindow(() -> {
            grid.scrollTo(0);
            return true;
        });
        robot.clickOn(cell("visit 999"));
        robot.push(KeyCode.ENTER);
        see("#table-value");
        robot.push(KeyCode.ESCAPE);
        seeNot("#table-value");

        Path exported = folder.resolve("visits.csv");
        files().give(exported);
        click("#table-export");
        click("#table-export-csv");
        until("the rows are in the file", () -> Files.exists(exported)
                && Files.readAllLines(exported).size() == ROWS + 1);
        assertThat(Files.readAllLines(exported).subList(0, 2)).as("in the order they are shown in")
                .containsExactly("id,note,room", "999,visit 999,5");

        robot.clickOn(cell("visit 999"));
        robot.push(KeyCode.ENTER);
        see("#table-value");
        type("#tables-search", "doors");
        until("the search finds another", this::onlyOneIsListed);
        robot.push(KeyCode.ENTER);
        until("its rows are there", () -> shows("front door"));
        seeNot("#table-value");
        type("#tables-search", "visi");
        until("the search finds it again", this::onlyOneIsListed);
        robot.push(KeyCode.ENTER);
        until("its rows are there", () -> shows("visit 1"));

        click("#table-structure");
        saysWithin("#table-structure-content", "ix_visits_room");
    }

    @Test
    void theHeadersOfAWideTableComeIntoSightAndAreFilteredByFromTheKeyboard() throws SQLException {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + sample.folder().resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE readings (" + IntStream.range(0, WIDE).mapToObj(i -> "c" + i + " text")
                    .collect(Collectors.joining(", ")) + ")");
            statement.execute("INSERT INTO readings (c0, c29) VALUES ('first', 'low'), ('second', 'high')");
        }
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(sample.folder());
            return true;
        });
        see("#graph-table");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        type("#tables-search", "readings");
        until("the search finds it", this::onlyOneIsListed);
        robot.push(KeyCode.ENTER);
        until("its rows are there", () -> shows("first"));
        assertThat(robot.lookup("#table-data-grid .filter-field").queryAll().size())
                .as("fields are made where they are seen").isBetween(3, 15);

        click("#table-filter-c0");
        for (int i = 0; i < 29; i++) {
            robot.push(KeyCode.TAB);
        }
        until("the focus is in the thirtieth field",
                () -> "table-filter-c29".equals(workbench().shell().getScene().getFocusOwner().getId()));
        Node grid = see("#table-data-grid");
        until("and it is in sight", () -> grid.localToScene(grid.getLayoutBounds())
                .contains(shownBounds("#table-filter-c29")));
        robot.write("high", 0);
        robot.push(KeyCode.ENTER);
        until("the others are gone", () -> shows("high") && !shows("low"));

        Pictures.onWindow(() -> {
            ((TableView<?>) grid).scrollToColumnIndex(0);
            return true;
        });
        until("the beginning is in sight again", () -> shows("second"));
        robot.push(KeyCode.TAB);
        Pictures.onWindow(() -> {
            ((TableView<?>) grid).scrollToColumnIndex(WIDE);
            return true;
        });
        see("#table-filter-c" + (WIDE - 1));
    }

    private Bounds shownBounds(String query) {
        Node node = see(query);
        return node.localToScene(node.getLayoutBounds());
    }

    private boolean onlyOneIsListed() {
        List<? extends TreeItem<?>> schemas = ((TreeView<?>) see("#tables-tree")).getRoot().getChildren();
        return schemas.size() == 1 && schemas.getFirst().getChildren().size() == 1;
    }

    /** Whether a cell in sight says exactly this. */
    private boolean shows(String text) {
        return cells(text).findFirst().isPresent();
    }

    private Node cell(String text) {
        until("there is a cell " + text, () -> shows(text));
        return Pictures.onWindow(() -> cells(text).findFirst().orElseThrow());
    }

    private Stream<? extends Node> cells(String text) {
        return robot.lookup("#table-data-grid .table-cell").queryAll().stream().filter(Node::isVisible)
                .filter(IndexedCell.class::isInstance).map(cell -> (IndexedCell<?>) cell)
                .filter(cell -> text.equals(cell.getText()));
    }
}
