package dev.retort.workbench.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What an empty screen shows: what belongs there, and the buttons that fill it. */
public final class EmptyState extends VBox {

    public EmptyState(Icon icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        Label words = Labels.wrapped(text, "text");
        words.setMaxWidth(420);
        getChildren().addAll(icon.node(32), Labels.of(title, "title"), words);
        if (actions.length > 0) {
            HBox row = new HBox(8, actions);
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}
