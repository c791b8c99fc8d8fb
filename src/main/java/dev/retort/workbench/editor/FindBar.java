package dev.retort.workbench.editor;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.CodeEditor;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.editor.FindModel.Range;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** Find and replace in the file in front. */
final class FindBar extends VBox {

    private final FindModel model;
    private final TextField query = field("editor-find-field", "editor.find");
    private final TextField replacement = field("editor-replace-field", "editor.replace-by");
    private final Label count = Labels.of("", "secondary");
    private final Button replace = Buttons.small(Icon.REPEAT, Messages.text("editor.replace"));
    private final Button replaceAll = Buttons.small(Icon.REPEAT, Messages.text("editor.replace-all"));
    private @Nullable FileView view;

    FindBar(FindModel model) {
        this.model = model;
        setId("editor-find");
        getStyleClass().add("find-bar");
        query.textProperty().bindBidirectional(model.queryProperty());
        replacement.textProperty().bindBidirectional(model.replacementProperty());
        getChildren().addAll(findRow(), replaceRow());
        visibleProperty().bind(model.activeProperty());
        managedProperty().bind(model.activeProperty());
        model.matchesProperty().subscribe(ranges -> {
            if (view != null) {
                view.markFound(ranges);
            }
            count();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        query.setOnAction(_ -> next());
        query.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
                previous();
                event.consume();
            }
        });
        replacement.setOnAction(_ -> replaceThis());
    }

    private HBox findRow() {
        count.setId("editor-find-count");
        count.getStyleClass().add("find-count");
        ToggleButton matchCase = new ToggleButton("Aa");
        matchCase.setId("editor-find-case");
        matchCase.getStyleClass().add("small");
        matchCase.setAccessibleText(Messages.text("editor.match-case"));
        matchCase.setTooltip(new Tooltip(Messages.text("editor.match-case")));
        matchCase.selectedProperty().bindBidirectional(model.matchCaseProperty());
        Button previous = Buttons.icon(Icon.ARROW_UP, Messages.text("editor.find-previous"));
        previous.setId("editor-find-previous");
        previous.setOnAction(_ -> previous());
        Button next = Buttons.icon(Icon.ARROW_DOWN, Messages.text("editor.find-next"));
        next.setId("editor-find-next");
        next.setOnAction(_ -> next());
        Button close = Buttons.icon(Icon.CLOSE, Messages.text("control.close"));
        close.setId("editor-find-close");
        close.setOnAction(_ -> close());
        return row(query, matchCase, previous, next, count, Labels.spacer(), close);
    }

    private HBox replaceRow() {
        replace.setId("editor-replace");
        replace.setOnAction(_ -> replaceThis());
        replaceAll.setId("editor-replace-all");
        replaceAll.setOnAction(_ -> replaceAll());
        return row(replacement, replace, replaceAll);
    }

    /** Looks in a file from now on; null for in none. */
    void lookIn(@Nullable FileView now) {
        if (view != null && view != now) {
            view.markFound(List.of());
        }
        view = now;
        model.searchIn(now == null ? "" : now.editor().textProperty().get());
        if (now != null) {
            now.markFound(model.matchesProperty().get());
        }
        count();
    }

    /** Opens the bar with what is selected in the text. */
    void open() {
        if (view == null) {
            return;
        }
        String selected = view.editor().area().getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            model.queryProperty().set(selected);
        }
        model.activeProperty().set(true);
        lookIn(view);
        query.requestFocus();
        query.selectAll();
    }

    /** Closes it; the focus goes back to the text. */
    void close() {
        model.activeProperty().set(false);
        if (view != null) {
            view.editor().area().requestFocus();
        }
    }

    private void next() {
        if (view != null) {
            lookIn(view);
            model.next(view.editor().area().getSelection().getEnd()).ifPresent(this::show);
        }
    }

    private void previous() {
        if (view != null) {
            lookIn(view);
            model.previous(view.editor().area().getSelection().getStart()).ifPresent(this::show);
        }
    }

    private void show(Range range) {
        if (view != null) {
            view.editor().select(range.start(), range.end());
        }
        count();
    }

    /** Replaces what is selected where it is one of the places, and goes to the next one. */
    private void replaceThis() {
        if (view == null) {
            return;
        }
        CodeEditor editor = view.editor();
        lookIn(view);
        int start = editor.area().getSelection().getStart();
        int end = editor.area().getSelection().getEnd();
        if (model.indexOf(start, end) > 0 && view.file().isEditable()) {
            editor.replace(start, end, model.replacementProperty().get());
            editor.area().moveTo(start + model.replacementProperty().get().length());
        }
        next();
    }

    private void replaceAll() {
        if (view == null || !view.file().isEditable()) {
            return;
        }
        lookIn(view);
        FileView in = view;
        model.replaceAll().ifPresent(change -> {
            in.editor().replace(change.start(), change.end(), change.by());
            lookIn(in);
            count.setText(Messages.text("editor.replaced", change.count()));
        });
    }

    private void count() {
        int all = model.matchesProperty().get().size();
        boolean none = all == 0;
        replace.setDisable(none);
        replaceAll.setDisable(none);
        String shown = Figures.count(all) + (all == FindModel.MOST_SHOWN ? "+" : "");
        int here = view == null
                ? 0
                : model.indexOf(view.editor().area().getSelection().getStart(),
                        view.editor().area().getSelection().getEnd());
        count.setText(model.queryProperty().get().isEmpty()
                ? ""
                : none
                        ? Messages.text("editor.not-found")
                        : here == 0
                                ? Messages.text("editor.found", all, shown)
                                : Messages.text("editor.found-at", Figures.count(here), shown));
    }

    private static TextField field(String id, String key) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Messages.text(key));
        field.setAccessibleText(Messages.text(key));
        field.setPrefWidth(280);
        field.setMinWidth(120);
        return field;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.getStyleClass().add("find-row");
        HBox.setHgrow(row, Priority.ALWAYS);
        for (Node node : nodes) {
            if (node instanceof ButtonBase button) {
                button.setMinWidth(USE_PREF_SIZE);
            }
        }
        return row;
    }
}
