package dev.retort.workbench.editor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.RevisionState;
import dev.retort.script.ScriptProblem;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.CodeEditor;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Mark;
import dev.retort.workbench.control.Tokens;
import dev.retort.workbench.editor.OpenFile.Outside;
import dev.retort.workbench.editor.TextSearch.Hit;
import dev.retort.workbench.text.Messages;

/** One tab: what a person should know of the file, the search, and the text. */
final class FileView extends VBox {

    private static final Duration TYPING = Duration.ofMillis(300);
    private static final int MARKED_HITS = 300;

    private final OpenFile file;
    private final EditorViewModel model;
    private final EditorScreen.Frame frame;
    private final Runnable compare;
    private final CodeEditor editor;
    private final FindBar find;
    private final VBox notices = new VBox();
    private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper(this, "place", "");
    private List<Hit> hits = List.of();

    /** @param compare shows what differs from the file on disk */
    FileView(OpenFile file, EditorViewModel model, EditorScreen.Frame frame, Tokens tokens, Runnable compare) {
        this.file = file;
        this.model = model;
        this.frame = frame;
        this.compare = compare;
        editor = new CodeEditor("editor-text", frame.work(), tokens);
        editor.open(file.textProperty().get(), tokens);
        find = new FindBar(editor, frame.notices(), this::mark, this::closeFind);
        show(find, false);
        VBox.setVgrow(editor, Priority.ALWAYS);
        getChildren().addAll(notices, find, editor);
        editor.textProperty().subscribe((_, text) -> file.textProperty().set(text));
        file.textProperty().subscribe((_, text) -> {
            if (!text.equals(editor.textProperty().get())) {
                int caret = editor.area().getCaretPosition();
                editor.replace(0, editor.textProperty().get().length(), text);
                editor.area().moveTo(Math.min(caret, text.length()));
            }
        });
        editor.onPause(TYPING, () -> model.check(file));
        editor.area().caretPositionProperty().addListener((_, _, _) -> say());
        say();
        file.problemsProperty().subscribe(_ -> showProblems());
        file.outsideProperty().subscribe(_ -> tell());
        file.closingProperty().subscribe(_ -> tell());
    }

    OpenFile file() {
        return file;
    }

    CodeEditor editor() {
        return editor;
    }

    /** Where the caret is, such as {@code Ln 3, Col 14}. */
    ReadOnlyStringProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    private void say() {
        place.set(Messages.text("editor.status.place", editor.area().getCurrentParagraph() + 1,
                editor.area().getCaretColumn() + 1));
    }

    /** Says again what a person should know: where the database stands may have changed. */
    void tell() {
        List<Node> lines = new ArrayList<>();
        if (file.closingProperty().get()) {
            lines.add(closing());
        }
        switch (file.outsideProperty().get()) {
            case CHANGED -> lines.add(new Banner(Banner.Look.WARNING, Messages.text("editor.notice.changed"),
                    Buttons.link(Messages.text("editor.notice.compare"), compare),
                    Buttons.link(Messages.text("editor.notice.keep"), () -> model.keepMine(file)),
                    Buttons.link(Messages.text("editor.notice.reload"), () -> model.reload(file))));
            case DELETED -> lines.add(new Banner(Banner.Look.WARNING, Messages.text("editor.notice.deleted"),
                    Buttons.link(Messages.text("editor.notice.write-again"), () -> model.keepMine(file)),
                    Buttons.link(Messages.text("editor.notice.close"), () -> model.drop(file))));
            case SAME -> model.stateOf(file).filter(RevisionState::applied).ifPresent(state -> lines.add(history(state)));
        }
        notices.getChildren().setAll(lines);
    }

    private Node history(RevisionState state) {
        String database = frame.session().database().map(chosen -> chosen.name()).orElse("");
        Banner banner = new Banner(state.edited() ? Banner.Look.WARNING : Banner.Look.NOTE,
                Messages.text(state.edited() ? "editor.notice.edited" : "editor.notice.applied", database));
        banner.setId("editor-applied-notice");
        return banner;
    }

    private Node closing() {
        var save = Buttons.small(Icon.SAVE, Messages.text("editor.closing.save"));
        save.setId("editor-close-save");
        save.setOnAction(_ -> model.saveAndClose(file));
        var discard = Buttons.small(Icon.DELETE, Messages.text("editor.closing.discard"));
        discard.setId("editor-close-discard");
        discard.setOnAction(_ -> model.drop(file));
        var keep = Buttons.small(Icon.UNDO, Messages.text("editor.closing.keep"));
        keep.setId("editor-close-keep");
        keep.setOnAction(_ -> file.closingProperty().set(false));
        return new Banner(Banner.Look.WARNING, Messages.text("editor.closing", file.name()), save, discard, keep);
    }

    private void mark(List<Hit> found) {
        hits = found;
        paint();
    }

    private void showProblems() {
        Map<Integer, Severity> byLine = new HashMap<>();
        for (ScriptProblem problem : file.problemsProperty().get()) {
            byLine.merge(problem.at().line(), problem.severity(),
                    (one, other) -> one == Severity.ERROR ? one : other);
        }
        editor.setSigns(line -> signOf(byLine.get(line)));
        paint();
    }

    private static @Nullable Node signOf(@Nullable Severity severity) {
        if (severity == null) {
            return null;
        }
        return switch (severity) {
            case ERROR -> Icon.ERROR.node(12, "danger");
            case WARNING -> Icon.WARNING.node(12, "warning");
        };
    }

    private void paint() {
        String text = editor.textProperty().get();
        List<Mark> marks = new ArrayList<>();
        for (ScriptProblem problem : file.problemsProperty().get()) {
            int start = Math.clamp(problem.offset(), 0, text.length());
            int end = problem.length() > 0 ? start + problem.length() : endOfLine(text, start);
            marks.add(new Mark(start, Math.min(end, text.length()), problem.severity() == Severity.ERROR
                    ? "problem-error"
                    : "problem-warning"));
        }
        hits.stream().limit(MARKED_HITS).forEach(hit -> marks.add(new Mark(hit.start(), hit.end(), "found")));
        editor.setMarks(marks);
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    void find() {
        show(find, true);
        find.begin();
    }

    /** Goes on to the next place, or the one before. */
    void findNext(int step) {
        if (find.isVisible()) {
            find.go(step);
        } else {
            find();
        }
    }

    /** Closes the search; says whether it was open. */
    boolean closeFind() {
        boolean open = find.isVisible();
        if (open) {
            find.end();
            show(find, false);
            editor.area().requestFocus();
        }
        return open;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
