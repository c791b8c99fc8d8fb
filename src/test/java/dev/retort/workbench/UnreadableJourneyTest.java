package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javafx.scene.control.TextArea;

import org.junit.jupiter.api.Test;

import dev.retort.engine.OpenProject;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that cannot be read, and the ways out. */
class UnreadableJourneyTest extends WorkbenchTest {

    @Test
    void theRestOfTheGraphIsShownAndTheBrokenFileIsOneClickAway() throws IOException {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        Path broken = sample.scripts().find("2ea84d71b6c3").orElseThrow().path();
        Files.writeString(broken, "-- +upgrade\nSELECT 'no end\n");
        open(sample.folder());

        rows("#graph-table", 5);
        says("#state-summary", "1 file cannot be read");
        see(".banner");
        picture("unreadable-file");
        click(".banner .hyperlink");
        see("#editor-area");
    }

    @Test
    void brokenSettingsArePutRightWhereTheyAreSaid() throws IOException {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        Path settings = sample.project().settingsFile();
        String good = Files.readString(settings);
        Files.writeString(settings, "versions = [\n" + good);
        open(sample.folder());

        see("#broken-project");
        TextArea text = (TextArea) see("#broken-settings");
        picture("broken-settings");
        Pictures.onWindow(() -> {
            text.setText(good);
            return true;
        });
        click("#broken-settings-save");
        rows("#graph-table", 6);
        assertThat(settings).hasContent(good);
        seeNot("#broken-project");
    }

    private void open(Path project) {
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(project);
            return true;
        });
    }

    private void picture(String name) {
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/" + name + ".png"));
    }
}
