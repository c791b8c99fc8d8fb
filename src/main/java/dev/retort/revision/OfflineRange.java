package dev.retort.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;

/**
 * What {@code --sql} is asked to write: {@code start:end}, or only an end.
 *
 * @param start where the script begins, as asked for; null where nothing was said, which means base
 * @param targets where it leads; one, but for a stamp
 */
public record OfflineRange(@Nullable String start, List<String> targets) {

    public OfflineRange {
        targets = List.copyOf(targets);
    }

    /** The one target of an upgrade or downgrade. */
    public String target() {
        return targets.getFirst();
    }

    /**
     * Reads {@code end} or {@code start:end}.
     *
     * @throws RetortException {@code range-not-allowed} where there is more than one colon
     */
    public static OfflineRange upgrade(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new OfflineRange(null, List.of(text));
        }
        String end = text.substring(colon + 1);
        if (end.indexOf(':') >= 0) {
            throw RevisionProblems.rangeNotAllowed("'%s' is not a range".formatted(text))
                    .hint("Write START:END with one colon.");
        }
        return new OfflineRange(text.substring(0, colon), List.of(end));
    }

    /**
     * Reads {@code start:end}; a downgrade cannot do without its start.
     *
     * @throws RetortException {@code range-not-allowed}
     */
    public static OfflineRange downgrade(String text) {
        OfflineRange range = upgrade(text);
        if (range.start == null) {
            throw RevisionProblems.rangeNotAllowed("downgrade with --sql requires <fromrev>:<torev>")
                    .hint("Without a database the script must be told where it starts: START:%s.".formatted(text));
        }
        return range;
    }

    /**
     * Reads the targets of a stamp, each {@code end} or {@code start:end}.
     *
     * @throws RetortException {@code range-not-allowed} where they start at different revisions
     */
    public static OfflineRange stamp(List<String> texts) {
        String start = null;
        List<String> targets = new ArrayList<>();
        for (String text : texts) {
            OfflineRange range = upgrade(text);
            if (start != null && range.start != null && !Objects.equals(start, range.start)) {
                throw RevisionProblems.rangeNotAllowed(
                        "Stamp operation with --sql only supports a single starting revision at a time")
                        .hint("Begin each range with the same revision.");
            }
            start = range.start == null ? start : range.start;
            targets.add(range.target());
        }
        return new OfflineRange(start, targets);
    }
}
