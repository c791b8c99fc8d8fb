package dev.retort.workbench.control;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

import dev.retort.workbench.work.Work;

/** Code to read: coloured, with the line numbers of the file it comes from; can be selected and copied. */
public final class CodeView extends StackPane {

    private final CodeArea area = new CodeArea();
    private final Colouring colouring;
    private List<Line> lines = List.of();
    private String numberFormat = "%2d";

    /** A line's number in its file, and the style class of its place in a block; empty for none. */
    private record Line(int number, List<String> styleClasses) {}

    public CodeView(Work work, Tokenizer tokens) {
        getStyleClass().add("code-view");
        area.setEditable(false);
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setParagraphGraphicFactory(this::lineNumber);
        colouring = Colouring.install(area, work, tokens);
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** The area within, for an id and for focus. */
    public Node area() {
        return area;
    }

    public String text() {
        return area.getText();
    }

    public void readWith(Tokenizer tokens) {
        colouring.readWith(tokens);
    }

    /** Shows a whole text, its lines counted from 1. */
    public void show(String text) {
        List<Line> numbers = new ArrayList<>();
        int count = (int) text.chars().filter(c -> c == '\n').count() + 1;
        for (int i = 1; i <= count; i++) {
            numbers.add(new Line(i, List.of()));
        }
        replace(text, numbers);
    }

    /** Shows statements with a gap between them, each with the line numbers it has in its file. */
    public void show(List<CodeBlock> blocks) {
        List<Line> numbers = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (CodeBlock block : blocks) {
            if (!numbers.isEmpty()) {
                text.append('\n');
            }
            text.append(block.text());
            int count = (int) block.text().chars().filter(c -> c == '\n').count() + 1;
            for (int i = 0; i < count; i++) {
                List<String> classes = new ArrayList<>();
                if (i == 0) {
                    classes.add("block-first");
                }
                if (i == count - 1) {
                    classes.add("block-last");
                }
                numbers.add(new Line(block.firstLine() + i, List.copyOf(classes)));
            }
        }
        replace(text.toString(), numbers);
    }

    private void replace(String text, List<Line> numbers) {
        lines = numbers;
        int last = numbers.isEmpty() ? 1 : numbers.getLast().number();
        numberFormat = "%" + Math.max(2, Integer.toString(last).length()) + "d";
        // The same text again would lose its colours, which follow changes.
        if (!text.equals(area.getText())) {
            area.replaceText(text);
        }
        for (int i = 0; i < numbers.size(); i++) {
            area.setParagraphStyle(i, numbers.get(i).styleClasses());
        }
        area.moveTo(0);
        area.scrollToPixel(0, 0);
    }

    private Node lineNumber(int paragraph) {
        Label number = new Label();
        number.getStyleClass().add("lineno");
        if (paragraph < lines.size()) {
            Line line = lines.get(paragraph);
            number.setText(numberFormat.formatted(line.number()));
            number.getStyleClass().addAll(line.styleClasses());
        }
        return number;
    }
}
