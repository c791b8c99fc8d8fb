package dev.retort.workbench.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A few choices side by side, one of them taken. */
public final class Segments<T> extends HBox {

    private final ObjectProperty<T> value;
    private final List<T> choices;
    private final List<ToggleButton> buttons = new ArrayList<>();

    /** @param choices at least two, the first of them taken at first */
    public Segments(List<T> choices, Function<T, String> words) {
        this.choices = List.copyOf(choices);
        this.value = new SimpleObjectProperty<>(this, "value", choices.getFirst());
        getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (T choice : choices) {
            ToggleButton button = new ToggleButton(words.apply(choice));
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(pill(buttons.size()));
            button.setOnAction(_ -> take(choice));
            buttons.add(button);
        }
        getChildren().addAll(buttons);
        value.subscribe(this::mark);
    }

    /** Buttons of 30 px, for a form. */
    public Segments<T> tall() {
        getStyleClass().add("tall");
        return this;
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    private String pill(int index) {
        return index == 0 ? "left-pill" : index == choices.size() - 1 ? "right-pill" : "center-pill";
    }

    private void take(T choice) {
        value.set(choice);
        mark(choice);
    }

    private void mark(T now) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(choices.get(i).equals(now));
        }
    }
}
