package dev.retort.workbench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.retort.engine.OpenProject;

/** A person looks at a table: its rows, some of them, another order, and how it is made. */
class TablesJourneyTest extends WorkbenchTest {

    private static final int ROWS = 5000;

    @Test
    void aTableIsFoundPagedSortedFilteredAndItsStructureRead() throws SQLException {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + sample.folder().resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visits (id integer PRIMARY KEY, note text, room integer)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS
                    + ") INSERT INTO visits SELECT i, 'visit ' || i, i % 7 FROM n");
            statement.execute("CREATE INDEX ix_visits_room ON visits (room)");
        }
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(sample.folder());
            return true;
        });
        see("#graph-table");
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        type("#tables-search", "visi");
        until("the search finds it", () -> choose("visits"));
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

        click("#table-structure");
        saysWithin("#table-structure-content", "ix_visits_room");
    }

    private boolean choose(String table) {
        TreeView<?> tree = (TreeView<?>) robot.lookup("#tables-tree").query();
        List<? extends TreeItem<?>> schemas = tree.getRoot().getChildren();
        if (schemas.size() != 1 || schemas.getFirst().getChildren().size() != 1) {
            return false;
        }
        tree.getSelectionModel().select(1);
        return tree.getSelectionModel().getSelectedItem() != null
                && tree.getSelectionModel().getSelectedItem().getValue().toString().contains(table);
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
