package dev.retort.workbench.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.retort.workbench.text.Messages;

/** A field to find things with: magnifier, what to type, the key that leads here, and a cross once there is text. */
public final class SearchField extends HBox {

    private static final double WITH_KEYS = 230;

    private final TextField field = new TextField();

    /**
     * @param fieldId the id of the text field within
     * @param keys the shortcut that leads here, as a keycap shows it; empty for none
     */
    public SearchField(String fieldId, String prompt, String keys) {
        getStyleClass().add("search-field");
        field.setId(fieldId);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button clear = Buttons.smallIcon(Icon.CLOSE, Messages.text("control.clear"));
        clear.setOnAction(_ -> field.clear());
        clear.setFocusTraversable(false);
        Label keycap = Labels.keycap(keys);
        keycap.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icon.SEARCH.node(14), field, keycap, clear);
        field.textProperty().subscribe(text -> {
            show(clear, !text.isEmpty());
            show(keycap, text.isEmpty() && !keys.isEmpty() && getWidth() >= WITH_KEYS);
        });
        Room.from(this, WITH_KEYS, wide -> show(keycap, wide && field.getText().isEmpty() && !keys.isEmpty()));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    public TextField field() {
        return field;
    }

    /** What the Down and Enter keys lead to: what was found. */
    public void leadsTo(Runnable found) {
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
            if (plain && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER)) {
                found.run();
                event.consume();
            }
        });
    }

    /** Takes the focus, with its text selected. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
