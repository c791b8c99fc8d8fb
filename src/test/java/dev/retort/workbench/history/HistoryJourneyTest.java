package dev.retort.workbench.history;

import java.nio.file.Files;
import java.nio.file.Path;

import javafx.scene.Node;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;

import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.Journey;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryJourneyTest extends Journey {

    @Test
    void whatRanIsReadABackupTakenRestoredBesideAndDeleted() {
        Workbench window = openWindow();
        OpenProject sample = bench().upgradedSample();
        Pictures.onWindow(() -> {
            window.parts().session().show(sample, DatabaseChoice.OF_THE_PROJECT);
            return true;
        });

        click("#nav-history");
        until("the log is shown", () -> rows("#history-table") == 6);
        click("#history-filter");
        robot.write("4b7e1c09d2fa");
        until("the filter acts", () -> rows("#history-table") == 1);
        robot.clickOn((Node) robot.lookup("#history-table .table-row-cell").nth(0).query());
        assertThat(words("#history-details")).contains("4b7e1c09d2fa", "ada@desk");

        Path csv = folder.resolve("log.csv");
        bench().files().give(csv);
        click("#history-export");
        click("#history-export-csv");
        until("the log is exported", () -> Files.exists(csv));

        click("#backup-take-first");
        until("the backup is listed", () -> rows("#backup-list") == 1);
        until("its file is checked", () -> words("#backup-list").contains("intact"));

        robot.clickOn((Node) robot.lookup("#backup-list .table-row-cell").nth(0).query());
        click("#backup-restore");
        click("#restore-button");
        assertThat(words("#restore-result")).contains("Restored into", folder.resolve("shop").toString());
        click("#restore-close");

        click("#backup-delete");
        click("#backup-delete-confirm");
        until("the backup is gone", () -> seen("#backup-take-first").isPresent());
    }

    private int rows(String id) {
        return seen(id).map(table -> ((TableView<?>) table).getItems().size()).orElse(0);
    }
}
