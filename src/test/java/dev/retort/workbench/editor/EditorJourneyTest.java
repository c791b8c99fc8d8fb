package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.Journey;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

/** A person's way through the screen, with keys and mouse. */
class EditorJourneyTest extends Journey {

    private static final String NAME = "91d3f6a8027c_take_orders.sql";

    private Path file = Path.of(NAME);

    @BeforeEach
    void openAFile() {
        Workbench window = openWindow();
        OpenProject sample = bench().engine().copySample(folder.resolve("shop"));
        file = sample.folder().resolve("versions").resolve(NAME);
        Pictures.onWindow(() -> {
            window.parts().session().show(sample, DatabaseChoice.OF_THE_PROJECT);
            return true;
        });
        click("#nav-editor");
        until("the tree has the file", () -> robot.lookup(NAME).tryQuery().isPresent());
        robot.clickOn(NAME);
        until("the file is open", () -> seen("#editor-area").isPresent());
    }

    @Test
    void aMistakeIsSeenFollowedMendedAndSaved() throws IOException {
        String before = area().getText();
        robot.clickOn("#editor-area").push(KeyCode.CONTROL, KeyCode.END).write("\n-- +upgrad\n");

        until("the problem is listed", () -> problems().getItems().stream()
                .anyMatch(finding -> finding.message().contains("upgrad")));
        assertThat(words("#editor-errors")).isEqualTo("1");
        assertThat(words("#editor-tabs")).contains("\u25cf");
        int line = problems().getItems().getFirst().line();

        robot.push(KeyCode.CONTROL, KeyCode.HOME);
        robot.clickOn("#editor-problems .hyperlink");
        until("the caret is at the problem", () -> area().getCurrentParagraph() == line - 1);
        robot.push(KeyCode.SHIFT, KeyCode.END).write("-- a note");
        until("the problem is gone", () -> problems().getItems().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.S);

        until("it is saved", () -> seen("#editor-save").orElseThrow().isDisabled());
        assertThat(Files.readString(file)).startsWith(before).contains("-- a note").doesNotContain("-- +upgrad\n");
    }

    @Test
    void aChangeOnDiskIsToldAndNothingIsLostUnasked() throws IOException {
        typeAtTheTop();
        Files.writeString(file, "-- theirs\n");

        until("the change is told", () -> seen("#editor-keep-mine").isPresent());
        assertThat(area().getText()).startsWith("-- mine");
        click("#editor-reload");

        until("theirs is shown", () -> area().getText().equals("-- theirs\n"));
        assertThat(seen("#editor-keep-mine")).isEmpty();
    }

    @Test
    void closingWhatIsNotSavedAsksFirst() throws IOException {
        typeAtTheTop();

        robot.push(KeyCode.CONTROL, KeyCode.W);
        until("it asks", () -> seen("#editor-close-pane").isPresent());
        assertThat(seen("#editor-area")).isPresent();
        click("#editor-close-save");

        until("the tab is gone", () -> seen("#editor-area").isEmpty());
        assertThat(Files.readString(file)).startsWith("-- mine");
    }

    @Test
    void findingAndReplacingReachesEveryPlaceAndCanBeUndone() {
        robot.clickOn("#editor-area").push(KeyCode.CONTROL, KeyCode.F).write("order");
        until("places are counted", () -> words("#editor-find-count").contains("places"));
        robot.push(KeyCode.ENTER);
        until("one is selected", () -> area().getSelectedText().equalsIgnoreCase("order"));
        robot.clickOn("#editor-replace-field").write("purchase");
        click("#editor-replace-all");

        until("none is left", () -> !area().getText().toLowerCase(Locale.ROOT).contains("order"));
        assertThat(area().getText()).contains("purchase");
        robot.push(KeyCode.ESCAPE);
        until("the bar is closed", () -> seen("#editor-find").isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until("it is undone", () -> area().getText().contains("CREATE TABLE orders"));
    }

    private void typeAtTheTop() {
        robot.clickOn("#editor-area").push(KeyCode.CONTROL, KeyCode.HOME).write("-- mine");
        until("it is marked", () -> words("#editor-tabs").contains("\u25cf"));
    }

    private CodeArea area() {
        return (CodeArea) seen("#editor-area").orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private ListView<Finding> problems() {
        return (ListView<Finding>) seen("#editor-problems").orElseThrow();
    }
}
