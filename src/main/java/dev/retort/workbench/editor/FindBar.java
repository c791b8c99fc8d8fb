package dev.retort.workbench.editor;

import java.util.List;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.CodeEditor;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.editor.TextSearch.Hit;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.text.Messages;

/** Finds and replaces in one text. */
final class FindBar extends VBox {

    private final CodeEditor editor;
    private final Notices notices;
    private final Consumer<List<Hit>> found;
    private final TextField find = field("editor-find-text", "editor.find");
    private final TextField replace = field("editor-replace-text", "editor.replace");
    private final ToggleButton matchCase = option("Aa", "editor.find.case");
    private final ToggleButton words = option("W", "editor.find.word");
    private final ToggleButton regex = option(".*", "editor.find.regex");
    private final Label count = Labels.of("", "secondary");
    private List<Hit> hits = List.of();
    private int at = -1;

    /** @param found hears what is to be marked in the text */
    FindBar(CodeEditor editor, Notices notices, Consumer<List<Hit>> found, Runnable close) {
        this.editor = editor;
        this.notices = notices;
        this.found = found;
        setId("editor-find");
        getStyleClass().add("find-bar");
        Button cross = Buttons.icon(Icon.CLOSE, Messages.text("editor.find.close"));
        cross.setOnAction(_ -> close.run());
        Button previous = Buttons.icon(Icon.ARROW_UP, Messages.text("editor.find.previous"));
        previous.setOnAction(_ -> go(-1));
        Button next = Buttons.icon(Icon.ARROW_DOWN, Messages.text("editor.find.next"));
        next.setOnAction(_ -> go(1));
        Button one = Buttons.small(Icon.REPEAT, Messages.text("editor.find.one"));
        one.setOnAction(_ -> replaceOne());
        one.setId("editor-replace-one");
        Button all = Buttons.small(Icon.LIST, Messages.text("editor.find.all"));
        all.setOnAction(_ -> replaceAll());
        all.setId("editor-replace-all");
        count.setId("editor-find-count");
        count.setMinWidth(96);
        getChildren().addAll(row(find, matchCase, words, regex, count, previous, next, cross),
                row(replace, one, all));
        find.textProperty().subscribe((_, _) -> search(true));
        for (ToggleButton option : List.of(matchCase, words, regex)) {
            option.selectedProperty().subscribe((_, _) -> search(true));
        }
        editor.textProperty().subscribe((_, _) -> {
            if (isVisible()) {
                search(false);
            }
        });
        find.setOnAction(_ -> go(1));
        replace.setOnAction(_ -> replaceOne());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
                go(-1);
                event.consume();
            }
        });
    }

    private static HBox row(TextField field, Node... beside) {
        HBox row = new HBox(4, field);
        row.getChildren().addAll(beside);
        row.getStyleClass().add("find-row");
        for (Node node : beside) {
            if (node instanceof Region region) {
                region.setMinWidth(region instanceof Label ? region.getMinWidth() : Region.USE_PREF_SIZE);
            }
        }
        return row;
    }

    private static TextField field(String id, String nameKey) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Messages.text(nameKey));
        field.setAccessibleText(Messages.text(nameKey));
        field.setMinWidth(80);
        field.setMaxWidth(420);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static ToggleButton option(String sign, String nameKey) {
        ToggleButton button = new ToggleButton(sign);
        button.getStyleClass().addAll("small", "find-option");
        button.setAccessibleText(Messages.text(nameKey));
        button.setTooltip(new Tooltip(Messages.text(nameKey)));
        return button;
    }

    /** Comes up with what is selected as what is searched for. */
    void begin() {
        String selected = editor.area().getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            find.setText(selected);
        }
        search(false);
        find.requestFocus();
        find.selectAll();
    }

    /** Stops marking what was found. */
    void end() {
        hits = List.of();
        at = -1;
        found.accept(hits);
    }

    private TextSearch wanted() {
        return new TextSearch(find.getText(), matchCase.isSelected(), words.isSelected(), regex.isSelected());
    }

    private void search(boolean move) {
        TextSearch search = wanted();
        hits = search.in(editor.textProperty().get());
        int caret = editor.area().getSelection().getStart();
        at = -1;
        for (int i = 0; i < hits.size() && at < 0; i++) {
            if (hits.get(i).start() >= caret) {
                at = i;
            }
        }
        at = at < 0 && !hits.isEmpty() ? 0 : at;
        found.accept(hits);
        if (move && at >= 0) {
            show();
        }
        say(search);
    }

    private void say(TextSearch search) {
        count.getStyleClass().remove("danger");
        if (!search.isValid() || !search.wanted().isEmpty() && hits.isEmpty()) {
            count.getStyleClass().add("danger");
        }
        count.setText(!search.isValid() ? Messages.text("editor.find.invalid")
                : search.wanted().isEmpty() ? ""
                : hits.isEmpty() ? Messages.text("editor.find.none")
                : Messages.text(hits.size() == TextSearch.MOST ? "editor.find.many" : "editor.find.count", at + 1,
                        hits.size()));
    }

    /** Goes to the next hit, or the one before; round at the ends. */
    void go(int step) {
        if (hits.isEmpty()) {
            search(true);
            return;
        }
        Hit selected = at >= 0 ? hits.get(at) : hits.getFirst();
        boolean there = editor.area().getSelection().getStart() == selected.start()
                && editor.area().getSelection().getEnd() == selected.end();
        at = there || step < 0 ? Math.floorMod(at + step, hits.size()) : Math.max(at, 0);
        show();
        say(wanted());
    }

    private void show() {
        Hit hit = hits.get(at);
        editor.area().selectRange(hit.start(), hit.end());
        editor.area().requestFollowCaret();
    }

    private void replaceOne() {
        if (hits.isEmpty() || at < 0) {
            return;
        }
        Hit hit = hits.get(at);
        String by = wanted().replacement(editor.textProperty().get(), hit, replace.getText());
        editor.replace(hit.start(), hit.end(), by);
        editor.area().moveTo(hit.start() + by.length());
        search(true);
    }

    private void replaceAll() {
        int number = hits.size();
        if (number > 0) {
            String text = editor.textProperty().get();
            editor.replace(0, text.length(), wanted().replaceAll(text, replace.getText()));
        }
        notices.note(Messages.text("editor.find.replaced", number));
    }
}
