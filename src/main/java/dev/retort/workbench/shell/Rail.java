package dev.retort.workbench.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The screens, one below the other, with icon and word. */
final class Rail extends VBox {

    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    Rail(List<Screen> screens, Consumer<Screen> chosen) {
        getStyleClass().add("rail");
        int number = 1;
        for (Screen screen : screens) {
            ToggleButton button = new ToggleButton(screen.title(), screen.icon().node(18));
            button.setId("nav-" + screen.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setTooltip(new Tooltip(screen.title() + "  " + Keys.words("Shortcut+" + number++)));
            button.setOnAction(_ -> chosen.accept(screen));
            buttons.put(screen.id(), button);
            getChildren().add(button);
        }
    }

    /** Marks the screen in front; none for an id that no screen has. */
    void mark(String id) {
        buttons.forEach((each, button) -> button.setSelected(each.equals(id)));
    }

    void enable(Screen screen, boolean enabled) {
        Objects.requireNonNull(buttons.get(screen.id())).setDisable(!enabled);
    }
}
