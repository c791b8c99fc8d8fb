package dev.retort.workbench.editor;

import java.util.List;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.editor.LineDiff.Kind;
import dev.retort.workbench.editor.LineDiff.Line;
import dev.retort.workbench.text.Messages;

/** What differs between the file on disk and what is edited, line by line. */
final class CompareView extends VBox {

    private final ListView<Line> list = new ListView<>();

    CompareView(Runnable close) {
        setId("editor-compare");
        getStyleClass().addAll("side-pane", "compare", "divided-left");
        Button cross = Buttons.icon(Icon.CLOSE, Messages.text("editor.compare.close"));
        cross.setOnAction(_ -> close.run());
        HBox bar = new HBox(8, Icon.COLUMNS.node(14), Labels.of(Messages.text("editor.compare.title"), "strong"),
                Labels.spacer(), cross);
        bar.getStyleClass().add("side-bar");
        list.setFixedCellSize(19);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(Labels.of(Messages.text("editor.compare.same"), "muted"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(bar, list);
    }

    void show(String onDisk, String mine) {
        List<Line> lines = LineDiff.of(onDisk, mine);
        list.getItems().setAll(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != Kind.SAME) {
                list.scrollTo(Math.max(0, i - 3));
                return;
            }
        }
    }

    private static final class Cell extends ListCell<Line> {

        private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
        private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");

        Cell() {
            getStyleClass().addAll("mono", "diff-line");
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            Kind kind = empty || line == null ? Kind.SAME : line.kind();
            pseudoClassStateChanged(REMOVED, kind == Kind.REMOVED);
            pseudoClassStateChanged(ADDED, kind == Kind.ADDED);
            setText(empty || line == null ? null : switch (kind) {
                case SAME -> "  ";
                case REMOVED -> "− ";
                case ADDED -> "+ ";
            } + line.text());
        }
    }
}
