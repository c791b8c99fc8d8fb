package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.editor.FileRow.State;
import dev.retort.workbench.text.Messages;

/** The project's files as a tree; a click or Enter opens one. */
final class FilesView extends VBox {

    private final EditorViewModel model;
    private final TreeItem<@Nullable FileRow> root = new TreeItem<>();
    private final TreeView<@Nullable FileRow> tree = new TreeView<>(root);

    /**
     * @param refresh reads everything again
     * @param create makes a new revision
     */
    FilesView(EditorViewModel model, Runnable refresh, Runnable create) {
        this.model = model;
        getStyleClass().add("files");
        Button add = Buttons.icon(Icon.ADD, Messages.text("editor.new-revision"));
        add.setId("editor-new-revision");
        add.setOnAction(_ -> create.run());
        Button again = Buttons.icon(Icon.REFRESH, Messages.text("editor.refresh"));
        again.setId("editor-refresh");
        again.setOnAction(_ -> refresh.run());
        HBox bar = new HBox(Labels.of(Messages.text("editor.files"), "strong"), Labels.spacer(), add, again);
        bar.getStyleClass().add("editor-bar");
        tree.setId("editor-files");
        tree.setAccessibleText(Messages.text("editor.files"));
        tree.setShowRoot(false);
        tree.setFixedCellSize(28);
        tree.setCellFactory(_ -> new RowCell());
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            TreeItem<@Nullable FileRow> chosen = tree.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null && open(chosen.getValue())) {
                event.consume();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(bar, tree);
        model.rowsProperty().subscribe(this::show);
        model.currentProperty().subscribe(this::mark);
    }

    private boolean open(@Nullable FileRow row) {
        if (row == null || row.isFolder()) {
            return false;
        }
        model.open(row.path(), null);
        return true;
    }

    private void show(List<FileRow> rows) {
        place(root, rows);
        mark();
    }

    /** Puts rows below an item; folders that were there stay open or closed. */
    private static void place(TreeItem<@Nullable FileRow> parent, List<FileRow> rows) {
        List<TreeItem<@Nullable FileRow>> before = List.copyOf(parent.getChildren());
        boolean samePlaces = before.size() == rows.size();
        for (int i = 0; samePlaces && i < rows.size(); i++) {
            FileRow old = before.get(i).getValue();
            samePlaces = old != null && old.isSamePlace(rows.get(i));
        }
        if (!samePlaces) {
            parent.getChildren().setAll(rows.stream().map(FilesView::item).toList());
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            FileRow row = rows.get(i);
            if (!row.equals(before.get(i).getValue())) {
                before.get(i).setValue(row);
                place(before.get(i), row.files());
            }
        }
    }

    private static TreeItem<@Nullable FileRow> item(FileRow row) {
        TreeItem<@Nullable FileRow> item = new TreeItem<>(row);
        item.setExpanded(true);
        item.getChildren().setAll(row.files().stream().map(FilesView::item).toList());
        return item;
    }

    /** Selects the row of the file in front. */
    private void mark() {
        OpenFile file = model.currentProperty().get();
        Path path = file == null ? null : file.path();
        Optional<TreeItem<@Nullable FileRow>> row = items(root).filter(item -> {
            FileRow there = item.getValue();
            return there != null && !there.isFolder() && there.path().equals(path);
        }).findFirst();
        row.ifPresentOrElse(item -> {
            if (item.getParent() != null && item.getParent().isExpanded()) {
                tree.getSelectionModel().select(item);
            }
        }, tree.getSelectionModel()::clearSelection);
    }

    private static Stream<TreeItem<@Nullable FileRow>> items(TreeItem<@Nullable FileRow> item) {
        return Stream.concat(Stream.of(item), item.getChildren().stream().flatMap(FilesView::items));
    }

    /** Gives the focus to the tree. */
    void focus() {
        tree.requestFocus();
    }

    private final class RowCell extends TreeCell<@Nullable FileRow> {

        private final Label name = Labels.of("");
        private final Label count = Labels.of("", "secondary");
        private final StackPane sign = new StackPane();
        private final HBox row = new HBox(8, sign, name, Labels.spacer(), count);

        RowCell() {
            row.getStyleClass().add("file-row");
            sign.getStyleClass().add("sign");
            name.setMinWidth(0);
            count.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable FileRow file, boolean empty) {
            super.updateItem(file, empty);
            setText(null);
            if (empty || file == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            name.setText(file.name());
            // The end of a path tells it from its neighbours, of a file's name the beginning.
            name.setTextOverrun(
                    file.name().contains("/") ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
            name.getStyleClass().remove("mono");
            count.setManaged(file.isFolder());
            count.setText(file.isFolder() ? Integer.toString(file.files().size()) : "");
            if (!file.isFolder()) {
                name.getStyleClass().add("mono");
            }
            String state = file.state() == State.PLAIN
                    ? ""
                    : Messages.text("editor.state." + file.state().name().toLowerCase(Locale.ROOT));
            sign.getChildren().setAll(sign(file));
            setTooltip(new Tooltip(state.isEmpty() ? file.name() : file.name() + " · " + state));
            setAccessibleText(state.isEmpty() ? file.name() : file.name() + ", " + state);
            setGraphic(row);
        }

        private static Node sign(FileRow file) {
            if (file.isFolder()) {
                return Icon.FOLDER.node(14);
            }
            return switch (file.state()) {
                case APPLIED -> dot("applied");
                case PENDING -> dot("pending");
                case EDITED -> Icon.WARNING.node(13, "warning");
                case PROBLEM -> Icon.ERROR.node(13, "danger");
                case UNKNOWN, PLAIN -> Icon.FILE_TEXT.node(13);
            };
        }

        private static Node dot(String styleClass) {
            Circle dot = new Circle(4);
            dot.getStyleClass().addAll("dot", styleClass);
            return dot;
        }
    }
}
