package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import dev.retort.schema.Sequence;

/**
 * How a sequence counts.
 *
 * @param type as the server spells it: {@code smallint}, {@code integer} or {@code bigint}
 */
record SequenceParameters(String type, long start, long increment, long minimum, long maximum, long cache,
        boolean cycle) {

    /** @param values start, increment, minimum, maximum, cache, and 1 for one that cycles */
    static SequenceParameters of(String type, Long[] values) {
        return new SequenceParameters(type, values[0], values[1], values[2], values[3], values[4], values[5] == 1);
    }

    static SequenceParameters of(Sequence sequence) {
        return new SequenceParameters(sequence.type(), sequence.start(), sequence.increment(), sequence.minimum(),
                sequence.maximum(), sequence.cache(), sequence.cycle());
    }

    /** What a sequence of this type is like when nothing is said. */
    static SequenceParameters usual(String type, boolean descending) {
        long lowest = switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
        return descending
                ? new SequenceParameters(type, -1, -1, lowest, -1, 1, false)
                : new SequenceParameters(type, 1, 1, 1, -(lowest + 1), 1, false);
    }

    /** What SQL says of it beyond its type; empty where all is as usual. */
    String text() {
        SequenceParameters usual = usual(type, increment < 0);
        List<String> parts = new ArrayList<>();
        if (start != (increment < 0 ? maximum : minimum)) {
            parts.add("START WITH " + start);
        }
        if (increment != usual.increment()) {
            parts.add("INCREMENT BY " + increment);
        }
        if (minimum != usual.minimum()) {
            parts.add("MINVALUE " + minimum);
        }
        if (maximum != usual.maximum()) {
            parts.add("MAXVALUE " + maximum);
        }
        if (cache != 1) {
            parts.add("CACHE " + cache);
        }
        if (cycle) {
            parts.add("CYCLE");
        }
        return String.join(" ", parts);
    }

    /** Reads what {@link #text} wrote. */
    static SequenceParameters parse(String type, String text) {
        SequenceParameters usual = usual(type, text.contains("INCREMENT BY -"));
        long minimum = number(text, "MINVALUE ", usual.minimum());
        long maximum = number(text, "MAXVALUE ", usual.maximum());
        long increment = number(text, "INCREMENT BY ", usual.increment());
        return new SequenceParameters(type, number(text, "START WITH ", increment < 0 ? maximum : minimum), increment,
                minimum, maximum, number(text, "CACHE ", 1), text.endsWith("CYCLE"));
    }

    private static long number(String text, String words, long otherwise) {
        int at = text.indexOf(words);
        return at < 0 ? otherwise : Long.parseLong(text.substring(at + words.length()).split(" ", 2)[0]);
    }
}
