package dev.retort.workbench.shell;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** The content of a narrow pane: title and cross, whatever it asks or says, and its buttons at the foot. */
public final class Form extends BorderPane {

    private final Button close = Buttons.icon(Icon.CLOSE, Messages.text("control.close"));
    private final VBox body = new VBox(12);
    private final HBox footer = new HBox(8);

    public Form(String title, Node... body) {
        getStyleClass().add("form");
        HBox header = new HBox(8, Labels.of(title, "pane-title"), Labels.spacer(), close);
        header.getStyleClass().add("form-header");
        this.body.getStyleClass().add("form-body");
        this.body.getChildren().addAll(body);
        ScrollPane scroll = new ScrollPane(this.body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        footer.getStyleClass().add("pane-footer");
        setTop(header);
        setCenter(scroll);
    }

    /** Adds a named field; the name's mnemonic, marked by an underscore, leads to it. */
    public Form field(String name, Node field, String hint) {
        Label label = Labels.of(name, "muted");
        label.setMnemonicParsing(true);
        label.setLabelFor(field);
        field.setAccessibleText(name.replace("_", ""));
        VBox row = new VBox(4, label, field);
        if (!hint.isEmpty()) {
            row.getChildren().add(Labels.wrapped(hint, "secondary"));
        }
        body.getChildren().add(row);
        return this;
    }

    public Form add(Node node) {
        body.getChildren().add(node);
        return this;
    }

    /** The buttons at the foot, from left to right at its end. */
    public Form buttons(List<? extends Node> buttons) {
        footer.getChildren().setAll(Labels.spacer());
        footer.getChildren().addAll(buttons);
        setBottom(footer);
        return this;
    }

    /** What the cross does; the pane's host sets it. */
    void onClose(Runnable action) {
        close.setOnAction(_ -> action.run());
    }
}
