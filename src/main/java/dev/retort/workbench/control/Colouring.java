package dev.retort.workbench.control;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;

import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** Colours the text of an area, read off the window's thread on a copy, and the marks and brackets over them. */
final class Colouring {

    /** Longer texts stay plain: styling them would cost more than it tells. */
    private static final int LONGEST = 2_000_000;

    private final CodeArea area;
    private final Latest latest;
    private Tokenizer reader;
    private Colours colours = new Colours(List.of(), CodeColours.spans(0, List.of()));
    private List<Mark> marks = List.of();
    private List<Mark> brackets = List.of();

    private record Colours(List<CodeToken> tokens, StyleSpans<Collection<String>> spans) {}

    private Colouring(CodeArea area, Work work, Tokenizer reader) {
        this.area = area;
        this.latest = new Latest(work);
        this.reader = reader;
    }

    static Colouring install(CodeArea area, Work work, Tokenizer reader) {
        Colouring colouring = new Colouring(area, work, reader);
        area.plainTextChanges().subscribe(change -> {
            int at = change.getPosition();
            colouring.marks = colouring.marks.stream()
                    .map(mark -> mark.after(at, change.getRemoved().length(), change.getInserted().length())).toList();
            colouring.read();
        });
        return colouring;
    }

    void readWith(Tokenizer other) {
        reader = other;
        read();
    }

    void setMarks(List<Mark> now) {
        marks = List.copyOf(now);
        paint();
    }

    /** Shows the bracket before or after the caret together with its partner. */
    void matchBrackets(int caret) {
        String text = area.getText();
        List<Mark> found = pair(text, caret);
        if (found.isEmpty()) {
            found = pair(text, caret - 1);
        }
        if (!found.equals(brackets)) {
            brackets = found;
            paint();
        }
    }

    private List<Mark> pair(String text, int index) {
        OptionalInt partner = BracketPairs.partner(text, colours.tokens(), index);
        return partner.isEmpty()
                ? List.of()
                : List.of(bracket(index), bracket(partner.getAsInt()));
    }

    private static Mark bracket(int index) {
        return new Mark(index, index + 1, "bracket-match");
    }

    private void read() {
        String text = area.getText();
        if (text.isEmpty() || text.length() > LONGEST) {
            latest.cancel();
            return;
        }
        Tokenizer now = reader;
        latest.start(Job.quiet("colours", _ -> {
            List<CodeToken> tokens = now.of(text);
            return new Colours(tokens, CodeColours.spans(text.length(), tokens));
        }).then(read -> {
            colours = read;
            paint();
        }));
    }

    private void paint() {
        int length = area.getLength();
        if (length == 0 || colours.spans().length() != length) {
            return;
        }
        StyleSpans<Collection<String>> all = CodeColours.over(colours.spans(), length, marks);
        area.setStyleSpans(0, CodeColours.over(all, length, brackets));
    }
}
