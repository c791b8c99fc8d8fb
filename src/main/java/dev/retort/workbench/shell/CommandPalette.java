package dev.retort.workbench.shell;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Labels;
import dev.retort.workbench.shell.PaletteModel.Entry;
import dev.retort.workbench.text.Messages;

/** Everything by name: type, choose with the arrows, Enter. */
final class CommandPalette extends StackPane {

    private static final double ROW = 32;
    private static final int SHOWN = 11;

    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private @Nullable Node focusedBefore;
    private @Nullable Entry chosen;

    CommandPalette(PaletteModel model) {
        this.model = model;
        getStyleClass().add("palette-layer");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
        VBox box = new VBox(field, list);
        box.setId("command-palette");
        box.getStyleClass().add("palette");
        field.setId("command-palette-field");
        field.setPromptText(Messages.text("palette.prompt"));
        field.setAccessibleText(Messages.text("palette.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setItems(model.entries());
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new EntryCell());
        list.setPlaceholder(Labels.of(Messages.text("palette.nothing"), "hint"));
        box.setMaxHeight(USE_PREF_SIZE);
        list.setFixedCellSize(ROW);
        list.getItems().addListener((ListChangeListener<Entry>) _ -> {
            size();
            choose();
        });
        model.queryProperty().subscribe(() -> chosen = null);
        size();
        getChildren().add(box);
    }

    /** What a person moved to stays chosen when tables come; else the best there is. */
    private void choose() {
        Entry wanted = chosen;
        if (wanted != null && list.getItems().contains(wanted)) {
            list.getSelectionModel().select(wanted);
        } else {
            list.getSelectionModel().selectFirst();
        }
    }

    /** As high as what was found, up to a few rows. */
    private void size() {
        double height = Math.clamp(list.getItems().size(), 2, SHOWN) * ROW + 8;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }

    void show() {
        if (getScene() != null) {
            focusedBefore = getScene().getFocusOwner();
        }
        setVisible(true);
        model.open();
        list.getSelectionModel().selectFirst();
        field.requestFocus();
    }

    void hide() {
        setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(10);
            case PAGE_UP -> move(-10);
            case ENTER -> runSelected();
            case ESCAPE -> hide();
            case TAB -> {} // what lies beneath is not to be reached while the palette is open
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, last);
            list.getSelectionModel().select(to);
            chosen = list.getItems().get(to);
            list.scrollTo(Math.max(0, to - 5));
        }
    }

    private void runSelected() {
        Entry entry = list.getSelectionModel().getSelectedItem();
        hide();
        if (entry != null) {
            entry.run().run();
        }
    }

    private final class EntryCell extends ListCell<Entry> {

        EntryCell() {
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    list.getSelectionModel().select(getIndex());
                    runSelected();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            Label title = new Label(entry.title());
            title.setMinWidth(0);
            HBox row = new HBox(8, entry.icon().node(14), title, Labels.of(entry.detail(), "mono", "hint"),
                    Labels.spacer());
            row.setAlignment(Pos.CENTER_LEFT);
            if (!entry.keys().isEmpty()) {
                row.getChildren().add(Labels.keycap(entry.keys()));
            }
            setGraphic(row);
            setAccessibleText(entry.title() + " " + entry.detail());
        }
    }
}
