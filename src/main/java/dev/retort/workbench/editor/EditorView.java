package dev.retort.workbench.editor;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.editor.OpenFile.OnDisk;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;
import dev.retort.workbench.work.Work;

/** Files at the left; tabs over the text, its problems below and its preview at the right. */
final class EditorView extends SplitPane {

    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination CLOSE = new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);
    private static final String HIDDEN = "editor.preview-hidden";

    private final EditorViewModel model;
    private final PreviewModel preview;
    private final Work work;
    private final Doing doing;
    private final Preferences preferences;
    private final FilesView files;
    private final FindModel find = new FindModel();
    private final FindBar findBar = new FindBar(find);
    private final ProblemsView problems = new ProblemsView(finding -> goTo(finding.line(), finding.column()));
    private final PreviewView previewPane;
    private final ToggleButton previewShown = new ToggleButton(Messages.text("editor.preview"), Icon.VIEW.node(12));
    private final Button save = Buttons.small(Icon.SAVE, Messages.text("editor.save"));
    private final StackPane text = new StackPane();
    private final SplitPane upper = new SplitPane();
    private final SplitPane lower = new SplitPane();
    private final BorderPane right = new BorderPane();
    private final Map<OpenFile, FileView> views = new HashMap<>();

    /** What the screen does beyond the files themselves. */
    record Doing(Runnable refresh, Runnable create, Consumer<OpenFile> close) {}

    EditorView(EditorViewModel model, PreviewModel preview, Work work, Preferences preferences, Doing doing) {
        this.model = model;
        this.preview = preview;
        this.work = work;
        this.doing = doing;
        this.preferences = preferences;
        this.files = new FilesView(model, doing.refresh(), doing.create());
        this.previewPane = new PreviewView(preview, line -> goTo(line, 1), () -> previewShown.setSelected(false));
        getStyleClass().add("editor");
        getStylesheets().add(Stylesheets.of(EditorView.class, "editor.css"));
        build();
        model.open().addListener((ListChangeListener<OpenFile>) _ -> views.keySet().retainAll(model.open()));
        model.currentProperty().subscribe(this::show);
        model.wantedProperty().subscribe(at -> {
            if (at != null) {
                goTo(at.line(), at.column());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void build() {
        TabsView tabs = new TabsView(model, doing.close());
        HBox.setHgrow(tabs, Priority.ALWAYS);
        previewShown.setId("editor-preview-toggle");
        previewShown.getStyleClass().add("small");
        previewShown.setSelected(preferences.get(HIDDEN, "").isEmpty());
        save.setId("editor-save");
        save.getStyleClass().add("accent");
        save.setTooltip(new Tooltip(Keys.words("Shortcut+S")));
        save.setOnAction(_ -> save());
        previewShown.setMinWidth(USE_PREF_SIZE);
        save.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, tabs, previewShown, save);
        bar.getStyleClass().add("tab-bar");
        VBox code = new VBox(findBar, text);
        VBox.setVgrow(text, Priority.ALWAYS);
        code.setMinWidth(260);
        upper.getItems().setAll(code);
        upper.setMinHeight(120);
        SplitPane.setResizableWithParent(previewPane, false);
        previewPane.setMinWidth(296);
        lower.setOrientation(Orientation.VERTICAL);
        lower.getItems().setAll(upper, problems);
        SplitPane.setResizableWithParent(problems, false);
        preferences.remember(lower, "editor-problems", 0.78);
        right.setTop(bar);
        right.setMinWidth(400);
        files.setMinWidth(200);
        SplitPane.setResizableWithParent(files, false);
        getItems().setAll(files, right);
        preferences.rememberStart(this, "editor-files", 300);
        previewShown.selectedProperty().subscribe(shown -> {
            preferences.put(HIDDEN, shown ? "" : "yes");
            arrange();
        });
    }

    private void arrange() {
        boolean there = upper.getItems().contains(previewPane);
        if (previewShown.isSelected() && !there) {
            upper.getItems().add(previewPane);
            preferences.rememberEnd(upper, "editor-preview", 312);
        } else if (!previewShown.isSelected()) {
            upper.getItems().remove(previewPane);
        }
    }

    private void onKey(KeyEvent event) {
        OpenFile file = model.currentProperty().get();
        if (file != null && SAVE.match(event)) {
            save();
            event.consume();
        } else if (file != null && CLOSE.match(event)) {
            doing.close().accept(file);
            event.consume();
        }
    }

    private void show(@Nullable OpenFile file) {
        save.disableProperty().unbind();
        if (file == null) {
            save.setDisable(true);
            findBar.lookIn(null);
            text.getChildren().clear();
            right.getTop().setVisible(false);
            right.getTop().setManaged(false);
            right.setCenter(empty());
            return;
        }
        FileView view = views.computeIfAbsent(file, this::view);
        save.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !file.isEditable() || file.savingProperty().get()
                        || !file.isDirty() && file.onDiskProperty().get() != OnDisk.CHANGED,
                file.dirtyProperty(), file.savingProperty(), file.onDiskProperty(), file.refusalProperty()));
        text.getChildren().setAll(view);
        right.getTop().setVisible(true);
        right.getTop().setManaged(true);
        right.setCenter(lower);
        problems.show(view);
        findBar.lookIn(view);
    }

    private FileView view(OpenFile file) {
        return new FileView(file, model, work, preview.dialectProperty()::get, () -> {
            if (file.equals(model.currentProperty().get())) {
                findBar.lookIn(views.get(file));
            }
        }, doing.create());
    }

    private Node empty() {
        Button create = Buttons.plain(Icon.ADD, Messages.text("editor.new-revision"));
        create.setOnAction(_ -> doing.create().run());
        return new EmptyState(Icon.EDITOR, Messages.text("editor.empty"), Messages.text("editor.empty-text"), create);
    }

    private void goTo(int line, int column) {
        FileView view = inFront();
        if (view != null) {
            view.editor().goTo(line, column);
        }
    }

    private @Nullable FileView inFront() {
        OpenFile file = model.currentProperty().get();
        return file == null ? null : views.get(file);
    }

    /** Saves the file in front. */
    void save() {
        OpenFile file = model.currentProperty().get();
        if (file != null && !save.isDisabled()) {
            model.save(file);
        }
    }

    void find() {
        findBar.open();
    }

    /** Closes the find bar; else leaves the text, in which Tab is a part of what is written, for the files. */
    void escape() {
        if (find.activeProperty().get()) {
            findBar.close();
        } else {
            files.focus();
        }
    }

    /** Puts the focus where one goes on: into the text, or to the files where none is open. */
    void focus() {
        FileView view = inFront();
        if (view == null) {
            files.focus();
        } else {
            view.editor().area().requestFocus();
        }
    }
}
