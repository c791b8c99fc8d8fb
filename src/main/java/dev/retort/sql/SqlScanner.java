package dev.retort.sql;

import static dev.retort.sql.SqlCharacters.isDigit;
import static dev.retort.sql.SqlCharacters.isNamePart;
import static dev.retort.sql.SqlCharacters.isNameStart;
import static dev.retort.sql.SqlCharacters.isOperator;
import static dev.retort.sql.SqlCharacters.isSpace;

/**
 * Cuts a text into lexemes by the lexical rules of one dialect, one at a time. Total: unfinished text gives a lexeme
 * that is not {@link #closed()}, never an error.
 *
 * <p>Rules: PostgreSQL 15's {@code src/backend/parser/scan.l}, SQLite's {@code src/tokenize.c}.
 */
final class SqlScanner {

    enum Lexeme {
        WORD, QUOTED_NAME, STRING, DOLLAR_STRING, NUMBER, PARAMETER, OPERATOR, PUNCTUATION, LINE_COMMENT, BLOCK_COMMENT
    }

    private final String text;
    private DialectName dialect;
    private int position;
    private int start;
    private boolean closed;
    private Lexeme kind = Lexeme.PUNCTUATION;

    SqlScanner(String text, DialectName dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /** Reads on by the rules of another dialect. */
    void dialect(DialectName name) {
        dialect = name;
    }

    DialectName dialect() {
        return dialect;
    }

    Lexeme kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return position;
    }

    /** Whether the lexeme ended where it should, rather than with the text. */
    boolean closed() {
        return closed;
    }

    /** Goes on from another place. */
    void moveTo(int offset) {
        position = offset;
    }

    boolean is(char punctuation) {
        return kind == Lexeme.PUNCTUATION && text.charAt(start) == punctuation;
    }

    boolean isWord(String upperCase) {
        return kind == Lexeme.WORD && position - start == upperCase.length()
                && text.regionMatches(true, start, upperCase, 0, upperCase.length());
    }

    /** Steps to the next lexeme; false at the end of the text. */
    boolean next() {
        while (position < text.length() && isSpace(text.charAt(position))) {
            position++;
        }
        start = position;
        if (position >= text.length()) {
            return false;
        }
        closed = true;
        kind = read(text.charAt(position));
        return true;
    }

    private Lexeme read(char c) {
        if (c == '-' && peek(1) == '-') {
            return endsAt(LexemeEnds.lineComment(text, position, dialect), Lexeme.LINE_COMMENT);
        }
        if (c == '/' && peek(1) == '*') {
            return endsAt(LexemeEnds.blockComment(text, position, dialect), Lexeme.BLOCK_COMMENT);
        }
        if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            return endsAt(LexemeEnds.number(text, position), Lexeme.NUMBER);
        }
        if (c == '\'') {
            return quoted(1, '\'', Lexeme.STRING);
        }
        if (c == '"') {
            return quoted(1, '"', Lexeme.QUOTED_NAME);
        }
        return dialect == DialectName.POSTGRESQL ? postgresql(c) : sqlite(c);
    }

    private Lexeme postgresql(char c) {
        if (isNameStart(c)) {
            return prefixedOrWord(c);
        }
        if (c == '$') {
            return dollar();
        }
        if (c == ':') {
            return colon();
        }
        if (isOperator(c)) {
            do {
                position++;
            } while (position < text.length() && isOperator(text.charAt(position)) && !commentBegins());
            return Lexeme.OPERATOR;
        }
        position++;
        return Lexeme.PUNCTUATION;
    }

    private Lexeme sqlite(char c) {
        switch (c) {
            case '`' -> {
                return quoted(1, '`', Lexeme.QUOTED_NAME);
            }
            case '[' -> {
                int bracket = text.indexOf(']', position);
                return endsAt(bracket < 0 ? -1 : bracket + 1, Lexeme.QUOTED_NAME);
            }
            case '?', '@', '#', ':', '$' -> {
                position++;
                int before = position;
                skipName();
                return position > before || c == '?' ? Lexeme.PARAMETER : Lexeme.PUNCTUATION;
            }
            default -> {
                if ((c == 'x' || c == 'X') && peek(1) == '\'') {
                    return quoted(2, '\'', Lexeme.STRING);
                }
                if (isNameStart(c)) {
                    skipName();
                    return Lexeme.WORD;
                }
                position++;
                if ("<>=|!-*/%+&~".indexOf(c) < 0) {
                    return Lexeme.PUNCTUATION;
                }
                while (position < text.length() && "<>=|".indexOf(text.charAt(position)) >= 0) {
                    position++;
                }
                return Lexeme.OPERATOR;
            }
        }
    }

    /** Strings and names with a letter before the quote: {@code E'…'}, {@code B'…'}, {@code U&"…"}. */
    private Lexeme prefixedOrWord(char c) {
        char next = peek(1);
        if (next == '\'' && "eE".indexOf(c) >= 0) {
            return endsAt(LexemeEnds.escapedString(text, position + 2), Lexeme.STRING);
        }
        if (next == '\'' && "bBxXnN".indexOf(c) >= 0) {
            return quoted(2, '\'', Lexeme.STRING);
        }
        if ((c == 'u' || c == 'U') && next == '&' && (peek(2) == '\'' || peek(2) == '"')) {
            char quote = peek(2);
            return quoted(3, quote, quote == '"' ? Lexeme.QUOTED_NAME : Lexeme.STRING);
        }
        skipName();
        return Lexeme.WORD;
    }

    private Lexeme dollar() {
        if (isDigit(peek(1))) {
            position++;
            while (position < text.length() && isDigit(text.charAt(position))) {
                position++;
            }
            return Lexeme.PARAMETER;
        }
        int tag = position + 1;
        while (tag < text.length() && isNameStart(text.charAt(tag))
                || tag > position + 1 && tag < text.length() && isDigit(text.charAt(tag))) {
            tag++;
        }
        if (tag >= text.length() || text.charAt(tag) != '$') {
            position++;
            return Lexeme.PUNCTUATION;
        }
        String delimiter = text.substring(position, tag + 1);
        int end = text.indexOf(delimiter, tag + 1);
        return endsAt(end < 0 ? -1 : end + delimiter.length(), Lexeme.DOLLAR_STRING);
    }

    /** {@code ::}, {@code :=}, psql's {@code :name}, or the colon of an array slice such as {@code a[1:n]}. */
    private Lexeme colon() {
        char next = peek(1);
        if (next == ':' || next == '=') {
            position += 2;
            return Lexeme.OPERATOR;
        }
        char before = position > 0 ? text.charAt(position - 1) : ' ';
        position++;
        if (isNameStart(next) && !isNamePart(before) && ")]\"".indexOf(before) < 0) {
            skipName();
            return Lexeme.PARAMETER;
        }
        return Lexeme.PUNCTUATION;
    }

    /** After an opening quote of {@code length} characters. */
    private Lexeme quoted(int length, char quote, Lexeme result) {
        return endsAt(LexemeEnds.quoted(text, position + length, quote), result);
    }

    /** Ends the lexeme at {@code end}, or with the text where that is negative. */
    private Lexeme endsAt(int end, Lexeme result) {
        closed = end >= 0;
        position = closed ? end : text.length();
        return result;
    }

    private void skipName() {
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
    }

    private boolean commentBegins() {
        char c = text.charAt(position);
        return c == '-' && peek(1) == '-' || c == '/' && peek(1) == '*';
    }

    private char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }
}
