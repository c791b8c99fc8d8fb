package dev.retort.workbench.editor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.CodeEditor;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Mark;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.editor.FindModel.Range;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** One open file: what to know about it, and its text. */
final class FileView extends VBox {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final OpenFile file;
    private final EditorViewModel model;
    private final Runnable newRevision;
    private final Supplier<DialectName> dialect;
    private final CodeEditor editor;
    private final VBox banners = new VBox();
    private List<Range> found = List.of();

    /**
     * @param dialect whose words are coloured
     * @param paused called once nobody has typed for a moment
     * @param newRevision makes a new revision
     */
    FileView(OpenFile file, EditorViewModel model, Work work, Supplier<DialectName> dialect, Runnable paused,
            Runnable newRevision) {
        this.file = file;
        this.model = model;
        this.dialect = dialect;
        this.newRevision = newRevision;
        this.editor = new CodeEditor("editor-area", work, tokens());
        editor.area().setAccessibleText(file.name());
        editor.setSigns(this::sign);
        VBox.setVgrow(editor, Priority.ALWAYS);
        getChildren().addAll(banners, editor);
        file.textProperty().subscribe(this::show);
        editor.textProperty().subscribe(file.textProperty()::set);
        editor.onPause(PAUSE, () -> {
            model.check(file);
            paused.run();
        });
        file.findings().addListener((ListChangeListener<Finding>) _ -> markProblems());
        markProblems();
        file.refusalProperty().subscribe(refusal -> editor.area().setEditable(refusal == null));
        file.refusalProperty().subscribe(_ -> showBanners());
        file.onDiskProperty().subscribe(_ -> showBanners());
        file.warningProperty().subscribe(_ -> showBanners());
    }

    CodeEditor editor() {
        return editor;
    }

    OpenFile file() {
        return file;
    }

    /** Where the caret is, in words. */
    ObservableValue<String> place() {
        return Bindings.createStringBinding(
                () -> Messages.text("editor.place", Integer.toString(editor.area().getCurrentParagraph() + 1),
                        Integer.toString(editor.area().getCaretColumn() + 1)),
                editor.area().caretPositionProperty(), editor.area().currentParagraphProperty());
    }

    private Tokenizer tokens() {
        return file.isSql() ? Tokenizer.sql(dialect) : file.isPython() ? Tokenizer.PYTHON : Tokenizer.NONE;
    }

    private void show(String text) {
        if (!text.equals(editor.textProperty().get())) {
            int caret = editor.area().getCaretPosition();
            editor.open(text, tokens());
            editor.area().moveTo(Math.min(caret, text.length()));
            editor.area().requestFollowCaret();
        }
    }

    /** Draws attention to what a search found. */
    void markFound(List<Range> ranges) {
        if (!ranges.equals(found)) {
            found = ranges;
            mark();
        }
    }

    private void markProblems() {
        editor.setSigns(this::sign);
        mark();
    }

    private void mark() {
        List<Mark> marks = new ArrayList<>();
        for (Finding finding : file.findings()) {
            marks.add(new Mark(finding.offset(), finding.offset() + finding.length(),
                    finding.isError() ? "problem-error" : "problem-warning"));
        }
        found.forEach(range -> marks.add(new Mark(range.start(), range.end(), "found")));
        editor.setMarks(marks);
    }

    /** The worst of a line. */
    private @Nullable Node sign(int line) {
        Finding worst = null;
        for (Finding finding : file.findings()) {
            if (finding.line() == line && (worst == null || finding.isError())) {
                worst = finding;
            }
        }
        if (worst == null) {
            return null;
        }
        Node sign = worst.isError() ? Icon.ERROR.node(13, "danger") : Icon.WARNING.node(13, "warning");
        sign.setAccessibleText(worst.message());
        return sign;
    }

    private void showBanners() {
        banners.getChildren().clear();
        RetortException refusal = file.refusalProperty().get();
        if (refusal != null) {
            banners.getChildren().add(new Banner(Banner.Look.DANGER,
                    Messages.text("editor.locked", refusal.message())));
        }
        switch (file.onDiskProperty().get()) {
            case SAME -> {}
            case CHANGED -> banners.getChildren().add(new Banner(Banner.Look.WARNING,
                    Messages.text("editor.changed", file.shortName()),
                    button("editor-reload", Icon.REFRESH, "editor.reload", () -> model.revert(file)),
                    button("editor-keep-mine", Icon.SAVE, "editor.keep-mine", () -> model.overwrite(file))));
            case GONE -> banners.getChildren().add(new Banner(Banner.Look.WARNING,
                    Messages.text("editor.gone", file.shortName()),
                    button("editor-write-again", Icon.SAVE, "editor.write-again", () -> model.overwrite(file))));
        }
        String warning = file.warningProperty().get();
        if (!warning.isEmpty()) {
            Banner banner = new Banner(Banner.Look.WARNING, warning,
                    button("editor-new-instead", Icon.ADD, "editor.new-revision", newRevision));
            banner.setId("editor-applied");
            banners.getChildren().add(banner);
        }
    }

    private static Button button(String id, Icon icon, String key, Runnable action) {
        Button button = Buttons.small(icon, Messages.text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
