package dev.retort.workbench.connections;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.text.Messages;

/** A password that is shown as dots unless a person asks to see it. */
final class PasswordInput extends HBox {

    private final PasswordField hidden = new PasswordField();
    private final TextField shown = new TextField();
    private final Button toggle = Buttons.smallIcon(Icon.VIEW, Messages.text("connections.field.password.show"));

    PasswordInput(String id) {
        getStyleClass().add("framed-field");
        hidden.setId(id);
        hidden.setAccessibleText(Messages.text("connections.field.password"));
        shown.setId(id + "-shown");
        shown.setAccessibleText(Messages.text("connections.field.password"));
        shown.textProperty().bindBidirectional(hidden.textProperty());
        shown.promptTextProperty().bind(hidden.promptTextProperty());
        StackPane fields = new StackPane(hidden, shown);
        HBox.setHgrow(fields, Priority.ALWAYS);
        getChildren().addAll(Icon.KEY.node(14), fields, toggle);
        toggle.visibleProperty().bind(disabledProperty().not());
        toggle.setOnAction(_ -> reveal(!shown.isVisible()));
        reveal(false);
    }

    StringProperty textProperty() {
        return hidden.textProperty();
    }

    PasswordField field() {
        return hidden;
    }

    void setPrompt(String words) {
        hidden.setPromptText(words);
    }

    /** Shows the password in clear, or as dots again. */
    void reveal(boolean clear) {
        shown.setVisible(clear);
        hidden.setVisible(!clear);
        String name = Messages.text("connections.field.password." + (clear ? "hide" : "show"));
        toggle.setGraphic((clear ? Icon.HIDE : Icon.VIEW).node(13));
        toggle.setAccessibleText(name);
        toggle.setTooltip(new Tooltip(name));
    }
}
