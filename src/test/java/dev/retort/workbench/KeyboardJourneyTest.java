package dev.retort.workbench;

import java.util.LinkedHashSet;
import java.util.Set;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import dev.retort.engine.OpenProject;
import dev.retort.workbench.graph.GraphRow;
import dev.retort.workbench.shell.Destination;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person does who has no mouse. */
class KeyboardJourneyTest extends WorkbenchTest {

    private static final int FAR_ENOUGH = 60;

    @Test
    void everyScreenIsReachedWalkedThroughAndLeft() {
        open();
        String[] screens = {"graph", "editor", "changes", "tables", "history", "connections"};
        for (int i = 0; i < screens.length; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.values()[KeyCode.DIGIT1.ordinal() + i]);
            String rail = "#nav-" + screens[i];
            until(screens[i] + " is in front", () -> ((ToggleButton) see(rail)).isSelected());
            Set<Node> visited = new LinkedHashSet<>();
            boolean rails = false;
            for (int tab = 0; tab < FAR_ENOUGH && !rails; tab++) {
                robot.push(KeyCode.TAB);
                Node focused = Pictures.onWindow(() -> workbench().shell().getScene().getFocusOwner());
                assertThat(focused).as("the focus on %s after %s", screens[i], visited).isNotNull();
                visited.add(focused);
                rails = rail.equals("#" + focused.getId());
            }
            assertThat(rails).as("Tab comes round to the rail on %s, by way of %s", screens[i], visited).isTrue();
        }
    }

    @Test
    void theTextOfTheEditorIsLeftByEscape() {
        OpenProject sample = open();
        Pictures.onWindow(() -> {
            workbench().go(new Destination.InEditor(sample.scripts().find("2ea84d71b6c3").orElseThrow().path(), null));
            return true;
        });
        Node area = see("#editor-area");
        Pictures.onWindow(() -> {
            area.requestFocus();
            return true;
        });
        robot.push(KeyCode.ESCAPE);
        until("the files have the focus", () -> see("#editor-files").isFocused());
    }

    @Test
    void aRevisionIsChosenItsMenuOpenedAndThePaneLeftAgain() {
        open();
        TableView<?> graph = rows("#graph-table", 6);
        until("the rows have the focus", graph::isFocused);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        saysWithin("#apply-pane", "Upgrade to head");
        see("#plan-steps");
        robot.push(KeyCode.ESCAPE);
        seeNot("#apply-pane");
        until("the rows have the focus again", graph::isFocused);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        see("#revision-details");
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        until("the menu is there", () -> menus() == 1);
        robot.push(KeyCode.ESCAPE);
        until("the menu is gone", () -> menus() == 0);

        String chosen = Pictures.onWindow(() -> ((GraphRow) graph.getSelectionModel().getSelectedItem()).id());
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        see("#plan-steps");
        saysWithin("#apply-pane", chosen);
        robot.push(KeyCode.ESCAPE);
        seeNot("#apply-pane");
        until("the rows have the focus again", graph::isFocused);
    }

    private static long menus() {
        return Window.getWindows().stream().filter(ContextMenu.class::isInstance).filter(Window::isShowing).count();
    }

    private OpenProject open() {
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(sample.folder());
            return true;
        });
        says("#state-summary", "6 revisions behind");
        return sample;
    }
}
