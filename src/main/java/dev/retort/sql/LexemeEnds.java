package dev.retort.sql;

import static dev.retort.sql.SqlCharacters.isDigit;
import static dev.retort.sql.SqlCharacters.isSpace;

/** Where comments, strings and numbers end: one past their last character, or -1 where the text ends first. */
final class LexemeEnds {

    private LexemeEnds() {}

    /** SQLite's line comments run to the line feed, PostgreSQL's end at a carriage return too. Never -1. */
    static int lineComment(String text, int start, DialectName dialect) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && (dialect == DialectName.POSTGRESQL || at(text, i + 1) == '\n')) {
                return i;
            }
        }
        return text.length();
    }

    /** PostgreSQL nests block comments, SQLite does not. */
    static int blockComment(String text, int start, DialectName dialect) {
        int next = start + 2;
        for (int depth = 1; depth > 0;) {
            int slash = text.indexOf('/', next);
            if (slash < 0) {
                return -1;
            }
            boolean closes = slash > next && text.charAt(slash - 1) == '*';
            boolean opens = !closes && dialect == DialectName.POSTGRESQL && at(text, slash + 1) == '*';
            next = slash + (opens ? 2 : 1);
            depth += opens ? 1 : closes ? -1 : 0;
        }
        return next;
    }

    /**
     * The end of a string or quoted name; a doubled quote stands for itself.
     *
     * @param start one past the opening quote
     */
    static int quoted(String text, int start, char quote) {
        int end = text.indexOf(quote, start);
        while (end >= 0 && at(text, end + 1) == quote) {
            end = text.indexOf(quote, end + 2);
        }
        return end < 0 ? -1 : end + 1;
    }

    /**
     * The end of an {@code E'…'}: backslashes escape, also in the parts of the string that follow on later lines.
     *
     * @param start one past the opening quote
     */
    static int escapedString(String text, int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\'' && at(text, i + 1) == '\'') {
                i += 2;
            } else if (c == '\'') {
                int more = continuation(text, i + 1);
                if (more < 0) {
                    return i + 1;
                }
                i = more;
            } else {
                i++;
            }
        }
        return -1;
    }

    /** One past the quote that goes on with a string, after white space and line comments with a line break; else -1. */
    private static int continuation(String text, int end) {
        boolean broken = false;
        int i = end;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                broken |= c == '\n' || c == '\r';
                i++;
            } else if (c == '-' && at(text, i + 1) == '-') {
                i = lineComment(text, i, DialectName.POSTGRESQL);
            } else {
                break;
            }
        }
        return broken && at(text, i) == '\'' ? i + 1 : -1;
    }

    /** Integers, decimals, exponents, {@code 0x1F}, {@code 1_000}. Never -1. */
    static int number(String text, int start) {
        boolean prefixed = text.charAt(start) == '0' && "xXoObB".indexOf(at(text, start + 1)) >= 0;
        if (prefixed) {
            return digits(text, start + 2, 16);
        }
        int end = digits(text, start, 10);
        if (at(text, end) == '.' && at(text, end + 1) != '.') {
            end = digits(text, end + 1, 10);
        }
        if (at(text, end) == 'e' || at(text, end) == 'E') {
            int sign = at(text, end + 1) == '+' || at(text, end + 1) == '-' ? 1 : 0;
            if (isDigit(at(text, end + 1 + sign))) {
                end = digits(text, end + 1 + sign, 10);
            }
        }
        return end;
    }

    private static int digits(String text, int start, int base) {
        int end = start;
        while (at(text, end) == '_' || at(text, end) < 128 && Character.digit(at(text, end), base) >= 0) {
            end++;
        }
        return end;
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }
}
