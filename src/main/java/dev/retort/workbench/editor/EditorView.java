package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.sql.SqlLexer;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Tokens;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;

/** The files, the texts in tabs, what is wrong with the one in front, and beside it what it would run. */
final class EditorView extends BorderPane {

    private static final KeyCombination SAVE = shortcut(KeyCode.S);
    private static final KeyCombination FIND = shortcut(KeyCode.F);
    private static final KeyCombination REPLACE = shortcut(KeyCode.H);
    private static final KeyCombination CLOSE = shortcut(KeyCode.W);

    private final EditorViewModel model;
    private final EditorScreen.Frame frame;
    private final TabPane tabs = new TabPane();
    private final Map<OpenFile, Tab> tabOf = new HashMap<>();
    private final ProblemsView problems = new ProblemsView(problem -> goTo(problem.at().line(), problem.at().column()));
    private final PreviewView preview;
    private final CompareView compare = new CompareView(this::closeCompare);
    private final BorderPane work = new BorderPane();
    private final StackPane right = new StackPane();
    private final SplitPane texts = new SplitPane();
    private final Label place = Labels.of("", "secondary");
    private final Label summary = Labels.of("", "secondary");
    private final Label form = Labels.of("", "secondary");
    private final Button save = Buttons.small(Icon.SAVE, Messages.text("editor.save"));
    private final ToggleButton showPreview = new ToggleButton(Messages.text("editor.preview"), Icon.VIEW.node(12));
    private Subscription following = Subscription.EMPTY;

    EditorView(EditorViewModel model, EditorScreen.Frame frame) {
        this.model = model;
        this.frame = frame;
        this.preview = new PreviewView(model.preview(), line -> goTo(line, 1));
        getStyleClass().add("editor");
        getStylesheets().add(Stylesheets.of(EditorView.class, "editor.css"));
        tabs.setId("editor-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        StackPane stack = new StackPane(tabs, buttons());
        StackPane.setAlignment(stack.getChildren().getLast(), Pos.TOP_RIGHT);
        texts.setOrientation(Orientation.VERTICAL);
        texts.getItems().setAll(stack, problems);
        SplitPane.setResizableWithParent(problems, false);
        frame.preferences().remember(texts, "editor-problems", 0.8);
        work.setCenter(texts);
        work.setBottom(status());
        SplitPane split = new SplitPane(filesSide(), right);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        frame.preferences().remember(split, "editor", 0.22);
        setCenter(split);
        model.open().addListener((ListChangeListener<OpenFile>) this::filesChanged);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (tab != null && tab.getContent() instanceof FileView view) {
                model.currentProperty().set(view.file());
            }
        });
        model.currentProperty().subscribe(this::showCurrent);
        model.preview().wantedProperty().subscribe(this::showSide);
        frame.session().standingProperty().subscribe(_ -> tabs.getTabs().forEach(tab -> viewOf(tab).tell()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private Node filesSide() {
        Button add = Buttons.icon(Icon.ADD, Messages.text("editor.new-revision"));
        add.setId("editor-new-revision");
        add.setOnAction(_ -> newRevision());
        Button refresh = Buttons.icon(Icon.REFRESH, Messages.text("editor.refresh"));
        refresh.setId("editor-refresh");
        refresh.setOnAction(_ -> model.refresh());
        HBox bar = new HBox(Labels.of(Messages.text("editor.files"), "strong"), Labels.spacer(), add, refresh);
        bar.getStyleClass().addAll("toolbar", "files-bar");
        FileTree tree = new FileTree(model, path -> open(path, null));
        VBox.setVgrow(tree, Priority.ALWAYS);
        VBox side = new VBox(bar, tree);
        side.getStyleClass().add("tree-side");
        side.setMinWidth(180);
        return side;
    }

    private Node buttons() {
        save.setId("editor-save");
        save.getStyleClass().add("accent");
        save.setOnAction(_ -> saveCurrent());
        showPreview.setId("editor-preview");
        showPreview.getStyleClass().add("small");
        showPreview.setMnemonicParsing(true);
        showPreview.selectedProperty().bindBidirectional(model.preview().wantedProperty());
        HBox buttons = new HBox(8, showPreview, save);
        buttons.getStyleClass().add("tab-buttons");
        buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return buttons;
    }

    private Node status() {
        HBox status = new HBox(8, summary, Labels.spacer(), place, Labels.of("·", "secondary"), form);
        status.setId("editor-status");
        status.getStyleClass().add("editor-status");
        return status;
    }

    private void filesChanged(ListChangeListener.Change<? extends OpenFile> change) {
        while (change.next()) {
            for (OpenFile removed : change.getRemoved()) {
                tabs.getTabs().remove(tabOf.remove(removed));
            }
            for (OpenFile added : change.getAddedSubList()) {
                tabs.getTabs().add(tab(added));
            }
        }
        showCurrent(model.currentProperty().get());
    }

    private Tab tab(OpenFile file) {
        FileView view = new FileView(file, model, frame, tokens(file), () -> compare(file));
        Tab tab = new Tab(file.name(), view);
        tab.setTooltip(new Tooltip(file.path().toString()));
        tab.setGraphic(Icon.FILE_TEXT.node(12));
        file.dirtyProperty().subscribe(dirty -> tab.setText(dirty ? file.name() + " ●" : file.name()));
        tab.setOnCloseRequest(event -> {
            event.consume();
            model.close(file);
        });
        tabOf.put(file, tab);
        return tab;
    }

    private Tokens tokens(OpenFile file) {
        return file.isSql() ? text -> SqlLexer.tokens(text, model.preview().dialect()) : Tokens.NONE;
    }

    private static FileView viewOf(Tab tab) {
        return (FileView) tab.getContent();
    }

    private @Nullable FileView current() {
        Tab tab = tabs.getSelectionModel().getSelectedItem();
        return tab == null ? null : viewOf(tab);
    }

    private void showCurrent(@Nullable OpenFile file) {
        following.unsubscribe();
        Tab tab = file == null ? null : tabOf.get(file);
        if (file == null || tab == null) {
            Button add = Buttons.plain(Icon.ADD, Messages.text("editor.new-revision"));
            add.setOnAction(_ -> newRevision());
            right.getChildren().setAll(new EmptyState(Icon.EDITOR, Messages.text("editor.none.title"),
                    Messages.text("editor.none.text"), add));
            return;
        }
        right.getChildren().setAll(work);
        tabs.getSelectionModel().select(tab);
        closeCompare();
        FileView view = viewOf(tab);
        tabs.getTabs().forEach(each -> viewOf(each).editor().area()
                .setId(each == tab ? "editor-area" : "editor-area-behind"));
        place.textProperty().bind(view.placeProperty());
        following = Subscription.combine(file.problemsProperty().subscribe(problems::show),
                file.problemsProperty().subscribe(_ -> describe(file)),
                file.dirtyProperty().subscribe(_ -> describe(file)),
                file.savedProperty().subscribe(_ -> describe(file)));
    }

    private void describe(OpenFile file) {
        boolean dirty = file.dirtyProperty().get();
        save.setDisable(!dirty);
        preview.showUnsaved(dirty);
        long errors = file.count(Severity.ERROR);
        long warnings = file.count(Severity.WARNING);
        StringBuilder words = new StringBuilder(file.shownName());
        if (errors > 0) {
            words.append(" · ").append(Messages.text("editor.problems.errors", errors));
        }
        if (warnings > 0) {
            words.append(" · ").append(Messages.text("editor.problems.warnings", warnings));
        }
        if (dirty) {
            words.append(" · ").append(Messages.text("editor.not-saved"));
        }
        summary.setText(words.toString());
        form.setText(String.join(" · ", List.of(Messages.text("editor.status.utf8"),
                Messages.text(file.savedProperty().get().endsLinesWithCrLf()
                        ? "editor.status.crlf"
                        : "editor.status.lf"),
                Messages.text(file.isSql() ? "editor.status.sql" : "editor.status.text"))));
    }

    private void showSide() {
        work.setRight(model.preview().wantedProperty().get() ? preview : null);
    }

    private void compare(OpenFile file) {
        DiskText disk = file.onDiskProperty().get();
        if (disk != null) {
            compare.show(disk.shown(), file.textProperty().get());
            work.setRight(compare);
        }
    }

    private void closeCompare() {
        if (work.getRight() == compare) {
            showSide();
        }
    }

    private void newRevision() {
        frame.navigator().go(new Destination.NewRevision(List.of("head")));
    }

    private void pressed(KeyEvent event) {
        FileView view = current();
        if (view == null || model.currentProperty().get() == null) {
            return;
        }
        if (SAVE.match(event)) {
            saveCurrent();
        } else if (FIND.match(event) || REPLACE.match(event)) {
            view.find();
        } else if (CLOSE.match(event)) {
            model.close(view.file());
        } else if (event.getCode() == KeyCode.F3) {
            view.findNext(event.isShiftDown() ? -1 : 1);
        } else {
            return;
        }
        event.consume();
    }

    /** Saves the file in front, where it has changes. */
    void saveCurrent() {
        OpenFile file = model.currentProperty().get();
        if (file != null && file.dirtyProperty().get()) {
            model.save(file);
        }
    }

    /** Opens a file and puts the caret at a place; null at where it is. */
    void open(Path path, @Nullable SourcePosition at) {
        model.open(path, _ -> {
            FileView view = current();
            if (view != null) {
                if (at != null) {
                    view.editor().goTo(at.line(), at.column());
                } else {
                    view.editor().area().requestFocus();
                }
            }
        });
    }

    private void goTo(int line, int column) {
        FileView view = current();
        if (view != null) {
            view.editor().goTo(line, column);
        }
    }

    void find() {
        FileView view = current();
        if (view != null) {
            view.find();
        }
    }

    void escape() {
        FileView view = current();
        if (view != null && view.closeFind()) {
            return;
        }
        if (work.getRight() == compare) {
            closeCompare();
        } else {
            model.preview().wantedProperty().set(false);
        }
    }
}
