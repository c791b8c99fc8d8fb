package dev.retort.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.retort.backup.BackupManifest;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.settings.Settings.ThemeChoice;

import static org.assertj.core.api.Assertions.assertThat;

/** The settings are found by their name, hold at once, and are kept. */
class SettingsJourneyTest extends WorkbenchTest {

    @Test
    void whatIsSetHoldsAtOnceAndIsKept() throws Exception {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(sample.folder());
            return true;
        });
        says("#state-summary", "6 revisions behind");
        robot.push(KeyCode.CONTROL, KeyCode.P);
        type("#command-palette-field", "settings");
        robot.push(KeyCode.ENTER);
        see("#settings-pane");
        robot.push(KeyCode.ESCAPE);
        seeNot("#settings-pane");

        click("#settings-button");
        see("#settings-theme");
        ToggleButton dark = robot.lookup("#settings-theme .toggle-button").nth(2).query();
        robot.clickOn(dark);
        assertThat(workbench().settings().themeProperty().get()).isEqualTo(ThemeChoice.DARK);
        Path backups = Files.createDirectories(folder.resolve("my backups"));
        type("#settings-backup-folder", backups.toString());
        robot.push(KeyCode.ESCAPE);
        seeNot("#settings-pane");
        click("#settings-button");
        assertThat(((TextField) see("#settings-backup-folder")).getText()).isEqualTo(backups.toString());
        robot.push(KeyCode.ESCAPE);

        click("#upgrade-head-button");
        click("#backup-full");
        click("#apply-button");
        see("#show-changes");
        try (var files = Files.list(backups)) {
            assertThat(files.toList()).as("the backup is where it was wanted").isNotEmpty();
        }
        List<BackupManifest> taken = engine().backups().list(workbench().parts().session().project().orElseThrow(),
                workbench().parts().session().database().orElseThrow());
        assertThat(taken).isNotNull();
    }
}
