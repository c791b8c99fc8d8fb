package dev.retort.workbench;

import java.util.List;

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;

import org.junit.jupiter.api.Test;

import dev.retort.engine.DatabaseState;
import dev.retort.schema.TableSummary;
import dev.retort.workbench.graph.GraphRow;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody does who has never seen Retort: try the sample, go up, look, go back. */
class NewcomerJourneyTest extends WorkbenchTest {

    @Test
    void theSampleIsUpgradedLookedAtAndTakenBack() {
        click("#welcome-sample");
        String copy = Pictures.onWindow(() -> ((TextField) see("#sample-folder")).getText());
        assertThat(copy).startsWith(folder.toString());
        click("#sample-create");

        TableView<?> graph = rows("#graph-table", 6);
        until("the database's state is read", () -> state() != null);
        says("#state-summary", "6 revisions behind");
        assertThat(Pictures.onWindow(() -> graph.getItems().stream().map(GraphRow.class::cast)
                .filter(row -> row.revision() != null && row.revision().downRevisions().size() == 2).count()))
                .as("merges").isEqualTo(1);

        click("#upgrade-head-button");
        see("#plan-steps");
        until("SQL is shown", () -> !robot.lookup("#plan-sql").queryAll().isEmpty());
        see("#backup-full");
        says("#apply-button", "Apply 6 revisions");
        click("#apply-button");
        see("#apply-result");
        see("#show-changes");
        says("#state-summary", "Up to date");
        List<String> tablesAfterUpgrade = tables();
        assertThat(tablesAfterUpgrade).contains("customers", "orders", "reviews");

        click("#show-changes");
        see("#tables-tree");
        until("the tables are listed", () -> ((TreeView<?>) see("#tables-tree")).getExpandedItemCount() > 4);

        click("#nav-graph");
        TableView<?> rows = rows("#graph-table", 6);
        GraphRow older = Pictures.onWindow(() -> (GraphRow) rows.getItems().getLast());
        Pictures.onWindow(() -> {
            rows.getSelectionModel().clearAndSelect(rows.getItems().indexOf(older));
            return true;
        });
        click("#action-downgrade-here");
        ListView<?> steps = (ListView<?>) see("#plan-steps");
        assertThat(Pictures.onWindow(() -> steps.getSelectionModel().getSelectedIndex()))
                .as("the merge, which runs nothing, is not what is shown first").isEqualTo(2);
        Pictures.onWindow(() -> {
            steps.getSelectionModel().select(1);
            return true;
        });
        until("what runs nothing says so", () -> !robot.lookup("This step runs no statement; only the version table"
                + " changes.").queryAll().isEmpty());
        see("#backup-full");
        click("#apply-button");
        see("#restore-backup");
        until("the database is back", () -> state() != null && state().rows().equals(List.of(older.id())));
        assertThat(tables()).contains("customers", "products").doesNotContain("reviews", "orders");
        assertThat(engine().backups().list(workbench().parts().session().project().orElseThrow(),
                workbench().parts().session().database().orElseThrow())).as("one before each run").hasSize(2);
    }

    private DatabaseState state() {
        return workbench().parts().session().state().orElse(null);
    }

    private List<String> tables() {
        return engine().tables().list(workbench().parts().session().database().orElseThrow()).stream()
                .map(TableSummary::name).toList();
    }
}
