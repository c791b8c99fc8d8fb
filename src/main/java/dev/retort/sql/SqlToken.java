package dev.retort.sql;

/**
 * One token, as a range of the text it was read from.
 *
 * @param kind what it is
 * @param start its first UTF-16 unit
 * @param end one past its last
 */
public record SqlToken(Kind kind, int start, int end) {

    /** What a token is, as far as splitting and colours need to know. */
    public enum Kind {
        KEYWORD, TYPE, FUNCTION, IDENTIFIER, QUOTED_IDENTIFIER, STRING, NUMBER, PARAMETER, OPERATOR, PUNCTUATION, COMMENT, MARKER, COPY_DATA, META_COMMAND
    }
}
