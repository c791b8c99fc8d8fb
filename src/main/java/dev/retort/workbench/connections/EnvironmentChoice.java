package dev.retort.workbench.connections;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

import dev.retort.connect.Environment;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;

/** Development, staging or production, each in its colour once it is taken. */
final class EnvironmentChoice extends FlowPane {

    private final ObjectProperty<Environment> value = new SimpleObjectProperty<>(this, "value",
            Environment.DEVELOPMENT);
    private final Map<Environment, RadioButton> buttons = new EnumMap<>(Environment.class);

    EnvironmentChoice(String id) {
        super(8, 8);
        setId(id);
        ToggleGroup group = new ToggleGroup();
        for (Environment environment : Environment.values()) {
            RadioButton button = new RadioButton(Messages.text("environment." + environment.text()));
            button.setId(id + "-" + environment.text());
            button.setToggleGroup(group);
            button.getStyleClass().add("environment-choice");
            EnvironmentColour.mark(button, environment);
            button.setMinWidth(USE_PREF_SIZE);
            buttons.put(environment, button);
            getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe(toggle -> buttons.forEach((environment, button) -> {
            if (button == toggle) {
                value.set(environment);
            }
        }));
        value.subscribe(now -> Objects.requireNonNull(buttons.get(now)).setSelected(true));
    }

    ObjectProperty<Environment> valueProperty() {
        return value;
    }
}
