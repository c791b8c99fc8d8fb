package dev.retort.python.library;

/** Texts by code points, as Python counts them; Java's own places are the same for texts without surrogates. */
final class Characters {

    private Characters() {}

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** From one place to before another, in code points; both lie within the text. */
    static String slice(String text, int from, int to) {
        if (length(text) == text.length()) {
            return text.substring(from, to);
        }
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    static String at(String text, int place) {
        return slice(text, place, place + 1);
    }

    /** A place of Java's as one of Python's. */
    static int place(String text, int offset) {
        return offset < 0 ? offset : text.codePointCount(0, offset);
    }

    /** A place of Python's as one of Java's. */
    static int offset(String text, int place) {
        return text.offsetByCodePoints(0, place);
    }
}
