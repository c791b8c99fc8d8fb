package dev.retort.workbench.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

import dev.retort.workbench.work.Work;

/** Code to read: coloured, with the line numbers of the file it comes from; can be selected and copied. */
public final class CodeView extends StackPane {

    private static final int SIGN = 12;

    private final CodeArea area = new CodeArea();
    private final Colouring colouring;
    private List<Line> lines = List.of();
    private String numberFormat = "%2d";

    private Set<Integer> marked = Set.of();
    private boolean signs;

    /** A line's number in its file, the block it is of, and the style classes of its place in that. */
    private record Line(int number, int block, boolean warned, List<String> styleClasses) {}

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
            numbers.add(new Line(i, 0, false, List.of()));
        }
        replace(text, numbers);
    }

    /** Shows statements with a gap between them, each with the line numbers it has in its file. */
    public void show(List<CodeBlock> blocks) {
        List<Line> numbers = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < blocks.size(); place++) {
            CodeBlock block = blocks.get(place);
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
                numbers.add(new Line(block.firstLine() + i, place, block.warned() && i == 0,
                        List.copyOf(classes)));
            }
        }
        replace(text.toString(), numbers);
    }

    private void replace(String text, List<Line> numbers) {
        lines = numbers;
        marked = Set.of();
        signs = numbers.stream().anyMatch(Line::warned);
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

    /** Marks blocks, by their places among those shown, and lets the first of them be seen. */
    public void mark(Set<Integer> blocks) {
        if (blocks.equals(marked)) {
            return;
        }
        Set<Integer> before = marked;
        marked = Set.copyOf(blocks);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (before.contains(line.block()) != marked.contains(line.block())) {
                area.setParagraphStyle(i, styleClasses(line));
                area.recreateParagraphGraphic(i);
            }
        }
        marked.stream().min(Integer::compare).ifPresent(this::reveal);
    }

    /** Scrolls to where a block begins, unless all of it is seen. */
    public void reveal(int block) {
        int[] of = IntStream.range(0, lines.size()).filter(i -> lines.get(i).block() == block).toArray();
        if (of.length > 0 && !(isSeen(of[0]) && isSeen(of[of.length - 1]))) {
            area.showParagraphAtTop(Math.max(0, of[0] - 1));
        }
    }

    private boolean isSeen(int line) {
        return area.allParToVisibleParIndex(line).isPresent();
    }

    /** Tells the place of a block that is clicked. */
    public void whenClicked(IntConsumer hearer) {
        area.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            int line = area.getCurrentParagraph();
            if (event.isStillSincePress() && line < lines.size()) {
                hearer.accept(lines.get(line).block());
            }
        });
    }

    private List<String> styleClasses(Line line) {
        return marked.contains(line.block())
                ? Stream.concat(line.styleClasses().stream(), Stream.of("marked")).toList()
                : line.styleClasses();
    }

    private Node lineNumber(int paragraph) {
        Label number = new Label();
        number.getStyleClass().add("lineno");
        if (paragraph < lines.size()) {
            Line line = lines.get(paragraph);
            number.setText(numberFormat.formatted(line.number()));
            number.getStyleClass().addAll(styleClasses(line));
            if (signs) {
                // A line without a sign leaves its room free, so that the numbers stand below each other.
                Region room = new Region();
                room.setMinSize(SIGN, SIGN);
                number.setGraphic(line.warned() ? Icon.WARNING.node(SIGN, "warning") : room);
                number.setContentDisplay(ContentDisplay.RIGHT);
                number.setGraphicTextGap(6);
            }
        }
        return number;
    }
}
