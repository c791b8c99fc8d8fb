package dev.retort.workbench.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.controlsfx.control.PopOver;

import dev.retort.workbench.text.Messages;

/** A small question beside the button that raised it. */
public final class ConfirmPopover {

    private ConfirmPopover() {}

    /**
     * Asks; {@code action} runs once the button named {@code verb} is pressed.
     *
     * @param id of the confirming button
     */
    public static void ask(Node beside, String id, String question, String verb, Runnable action) {
        Button yes = Buttons.plain(verb);
        yes.getStyleClass().add("danger");
        yes.setId(id);
        Button no = Buttons.plain(Messages.text("control.cancel"));
        HBox buttons = new HBox(8, no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(Labels.wrapped(question), buttons);
        content.getStyleClass().add("confirm-popover");
        PopOver popover = new PopOver(content);
        popover.setArrowSize(8);
        popover.setAnimated(false);
        popover.setDetachable(false);
        no.setOnAction(_ -> popover.hide());
        yes.setOnAction(_ -> {
            popover.hide();
            action.run();
        });
        popover.show(beside);
        no.requestFocus();
    }
}
