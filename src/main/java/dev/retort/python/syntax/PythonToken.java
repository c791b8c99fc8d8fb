package dev.retort.python.syntax;

/**
 * One token that an editor colours, as a range of the text it was read from.
 *
 * @param kind what it is
 * @param start its first UTF-16 unit
 * @param end one past its last
 */
public record PythonToken(Kind kind, int start, int end) {

    /** What a token is, as far as colours need to know. */
    public enum Kind {
        KEYWORD, CONSTANT, NUMBER, STRING, COMMENT, DECORATOR,
        /** A name that is defined or called. */
        FUNCTION,
        /** A class that is defined or called, such as {@code Integer} in {@code sa.Integer()}. */
        TYPE
    }
}
