package dev.retort.workbench.control;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

import dev.retort.workbench.work.Work;

/** Code to write: colours, line numbers with room for a sign beside them, the current line, matching brackets. */
public final class CodeEditor extends StackPane {

    private final CodeArea area = new CodeArea();
    private final Colouring colouring;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private IntFunction<@Nullable Node> signs = _ -> null;

    /** @param id of the area that is typed in */
    public CodeEditor(String id, Work work, Tokenizer tokens) {
        getStyleClass().addAll("code-view", "editing");
        area.setId(id);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setParagraphGraphicFactory(this::gutter);
        colouring = Colouring.install(area, work, tokens);
        area.textProperty().addListener((_, _, now) -> text.set(now));
        area.caretPositionProperty().addListener((_, _, caret) -> colouring.matchBrackets(caret));
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** The text as it is now; changes with every key. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Puts another text in, which cannot be undone: a file was opened. */
    public void open(String newText, Tokenizer tokens) {
        colouring.setMarks(List.of());
        area.replaceText(newText);
        colouring.readWith(tokens);
        area.getUndoManager().forgetHistory();
        area.moveTo(0);
        area.scrollToPixel(0, 0);
    }

    /** Replaces a range, which can be undone. */
    public void replace(int start, int end, String replacement) {
        area.replaceText(start, end, replacement);
    }

    /** The area itself, for what only an editor needs: selection, undo, key bindings. */
    public CodeArea area() {
        return area;
    }

    /** Draws attention to ranges; takes the place of the marks before. */
    public void setMarks(List<Mark> marks) {
        colouring.setMarks(marks);
    }

    /** What stands between a line's number and its text, for a line counted from 1; null for nothing. */
    public void setSigns(IntFunction<@Nullable Node> bySign) {
        signs = bySign;
        area.setParagraphGraphicFactory(this::gutter);
    }

    /** Moves the caret to a place counted from 1, as near as the text allows, and shows it. */
    public void goTo(int line, int column) {
        int paragraph = Math.clamp(line - 1L, 0, area.getParagraphs().size() - 1);
        area.moveTo(paragraph, Math.clamp(column - 1L, 0, area.getParagraphLength(paragraph)));
        area.requestFollowCaret();
        area.requestFocus();
    }

    /** Selects a range and shows it, without taking the focus. */
    public void select(int start, int end) {
        area.selectRange(start, end);
        area.requestFollowCaret();
    }

    /** Calls {@code action} once the text has not changed for a while. */
    public void onPause(Duration pause, Runnable action) {
        area.plainTextChanges().successionEnds(pause).subscribe(_ -> action.run());
    }

    private Node gutter(int paragraph) {
        int widest = Math.max(2, Integer.toString(area.getParagraphs().size()).length());
        Label number = new Label(("%" + widest + "d").formatted(paragraph + 1));
        number.getStyleClass().add("lineno");
        StackPane sign = new StackPane();
        sign.setMinWidth(24);
        Node drawn = signs.apply(paragraph + 1);
        if (drawn != null) {
            sign.getChildren().add(drawn);
        }
        HBox gutter = new HBox(number, sign);
        number.setMaxHeight(Region.USE_COMPUTED_SIZE);
        return gutter;
    }
}
