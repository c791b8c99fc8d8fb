package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.editor.FileNode.Folder;
import dev.retort.workbench.editor.FileNode.OfFile;
import dev.retort.workbench.text.Messages;

/** The project's files. A click or Enter opens one; folders stay open or closed while the tree is read again. */
final class FileTree extends TreeView<FileNode> {

    private final TreeItem<FileNode> root = new TreeItem<>();
    private final Map<Path, Boolean> expanded = new HashMap<>();
    private final Consumer<Path> opening;

    FileTree(EditorViewModel model, Consumer<Path> opening) {
        this.opening = opening;
        setId("editor-files");
        setShowRoot(false);
        setRoot(root);
        root.setExpanded(true);
        setFixedCellSize(28);
        setCellFactory(_ -> new Cell());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                openSelected();
                event.consume();
            }
        });
        model.treeProperty().subscribe(this::show);
        model.currentProperty().subscribe(file -> mark(file == null ? null : file.path()));
    }

    private void openSelected() {
        TreeItem<FileNode> item = getSelectionModel().getSelectedItem();
        if (item != null && item.getValue() instanceof OfFile file) {
            opening.accept(file.path());
        }
    }

    private void show(List<FileNode> nodes) {
        TreeItem<FileNode> selected = getSelectionModel().getSelectedItem();
        Path before = selected == null ? null : selected.getValue().path();
        root.getChildren().setAll(nodes.stream().map(this::item).toList());
        mark(before);
    }

    private TreeItem<FileNode> item(FileNode node) {
        TreeItem<FileNode> item = new TreeItem<>(node);
        if (node instanceof Folder folder) {
            item.getChildren().setAll(folder.children().stream().map(this::item).toList());
            item.setExpanded(expanded.getOrDefault(folder.path(), !folder.name().equals("templates")));
            item.expandedProperty().addListener((_, _, now) -> expanded.put(folder.path(), now));
        }
        return item;
    }

    private void mark(@Nullable Path path) {
        TreeItem<FileNode> item = path == null ? null : find(root, path);
        if (item == null) {
            getSelectionModel().clearSelection();
        } else {
            for (TreeItem<FileNode> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            getSelectionModel().select(item);
        }
    }

    private static @Nullable TreeItem<FileNode> find(TreeItem<FileNode> from, Path path) {
        for (TreeItem<FileNode> child : from.getChildren()) {
            if (child.getValue().path().equals(path)) {
                return child;
            }
            TreeItem<FileNode> below = find(child, path);
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private final class Cell extends TreeCell<FileNode> {

        private final StackPane sign = new StackPane();
        private final Label name = Labels.of("");
        private final Label count = Labels.of("", "secondary");
        private final HBox content = new HBox(8, sign, name, Labels.spacer(), count);

        Cell() {
            content.getStyleClass().add("tree-row");
            name.setMinWidth(24);
            sign.setMinWidth(14);
            count.setMinWidth(Region.USE_PREF_SIZE);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof OfFile) {
                    openSelected();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable FileNode node, boolean empty) {
            super.updateItem(node, empty);
            setText(null);
            setGraphic(empty || node == null ? null : content);
            setTooltip(null);
            if (!empty && node != null) {
                name.setText(node.name());
                switch (node) {
                    case Folder folder -> draw(folder);
                    case OfFile file -> draw(file);
                }
            }
        }

        private void draw(Folder folder) {
            name.getStyleClass().remove("mono");
            sign.getChildren().setAll(Icon.FOLDER.node(14));
            count.setText(Long.toString(folder.files()));
        }

        private void draw(OfFile file) {
            if (!name.getStyleClass().contains("mono")) {
                name.getStyleClass().add("mono");
            }
            count.setText("");
            sign.getChildren().setAll(signOf(file));
            if (file.state() != FileNode.State.PLAIN) {
                String words = Messages.text("editor.state." + file.state().name().toLowerCase(Locale.ROOT));
                setTooltip(new Tooltip(file.name() + "\n" + words));
                setAccessibleText(file.name() + ", " + words);
            } else {
                setAccessibleText(file.name());
            }
        }

        private static Node signOf(OfFile file) {
            return switch (file.state()) {
                case PLAIN -> Icon.FILE_TEXT.node(12);
                case BROKEN -> Icon.ERROR.node(12, "danger");
                case EDITED -> Icon.WARNING.node(12, "warning");
                case APPLIED -> dot("applied");
                case PENDING -> dot("pending");
            };
        }

        private static Node dot(String state) {
            Region dot = new Region();
            dot.getStyleClass().addAll("state-dot", state);
            return dot;
        }

        /** Lets the row reach the right edge. */
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (getGraphic() == content) {
                content.resize(Math.max(0, getWidth() - content.getLayoutX() - 8), content.getHeight());
            }
        }
    }
}
