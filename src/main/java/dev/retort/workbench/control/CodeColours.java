package dev.retort.workbench.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Turns tokens into the style classes of a code view. */
final class CodeColours {

    private CodeColours() {}

    /** Spans over the whole text; {@code tokens} in order and not overlapping. */
    static StyleSpans<Collection<String>> spans(int length, List<CodeToken> tokens) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        for (CodeToken token : tokens) {
            if (token.start() > end) {
                spans.add(List.of(), token.start() - end);
            }
            spans.add(token.styleClass().isEmpty() ? List.of() : List.of(token.styleClass()),
                    token.end() - token.start());
            end = token.end();
        }
        if (end < length || length == 0) {
            spans.add(List.of(), length - end);
        }
        return spans.create();
    }

    /**
     * The same spans with a class added over some ranges, such as what a search found. Ranges that overlap each other
     * take a pass each; all others together take one.
     */
    static StyleSpans<Collection<String>> over(StyleSpans<Collection<String>> base, int length, List<Mark> marks) {
        StyleSpans<Collection<String>> result = base;
        List<Mark> left = marks.stream().sorted(Comparator.comparingInt(Mark::start)).toList();
        while (!left.isEmpty()) {
            StyleSpansBuilder<Collection<String>> layer = new StyleSpansBuilder<>();
            List<Mark> later = new ArrayList<>();
            int end = 0;
            for (Mark mark : left) {
                int from = Math.clamp(mark.start(), 0, length);
                int to = Math.clamp(mark.end(), from, length);
                if (from < end) {
                    later.add(mark);
                } else if (to > from) {
                    layer.add(List.of(), from - end).add(List.of(mark.styleClass()), to - from);
                    end = to;
                }
            }
            result = result.overlay(layer.add(List.of(), length - end).create(), CodeColours::both);
            left = later;
        }
        return result;
    }

    private static Collection<String> both(Collection<String> first, Collection<String> second) {
        if (second.isEmpty()) {
            return first;
        }
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return Collections.unmodifiableList(all);
    }
}
