package dev.retort.python.library.characters;

/** Texts by code points, as Python counts them; Java's own places are the same for texts without surrogates. */
public final class Characters {

    private Characters() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** From one place to before another, in code points; both lie within the text. */
    public static String slice(String text, int from, int to) {
        if (length(text) == text.length()) {
            return text.substring(from, to);
        }
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    public static String at(String text, int place) {
        return slice(text, place, place + 1);
    }

    /** A place of Java's as one of Python's. */
    public static int place(String text, int offset) {
        return offset < 0 ? offset : text.codePointCount(0, offset);
    }

    /** A place of Python's as one of Java's. */
    public static int offset(String text, int place) {
        return text.offsetByCodePoints(0, place);
    }
}
