package dev.retort.workbench.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line across a screen that says what a person should know before going on. */
public final class Banner extends HBox {

    /** How serious it is. */
    public enum Look {
        NOTE(Icon.INFO, "accent"), SUCCESS(Icon.DONE, "success"), WARNING(Icon.WARNING, "warning"), DANGER(Icon.PROBLEM,
                "danger");

        private final Icon icon;
        private final String styleClass;

        Look(Icon icon, String styleClass) {
            this.icon = icon;
            this.styleClass = styleClass;
        }
    }

    private final Label text = Labels.wrapped("");

    public Banner(Look look, String words, Node... actions) {
        getStyleClass().addAll("banner", look.styleClass);
        text.setText(words);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(look.icon.node(14, look.styleClass), text);
        for (Node action : actions) {
            if (action instanceof Region button) {
                button.setMinWidth(USE_PREF_SIZE);
            }
            getChildren().add(action);
        }
    }

    public void setText(String words) {
        text.setText(words);
    }

    /** Shows or hides it together with the room it takes. */
    public void show(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
