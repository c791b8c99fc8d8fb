package dev.retort.sql;

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
            return lineComment();
        }
        if (c == '/' && peek(1) == '*') {
            return blockComment();
        }
        if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            return number();
        }
        if (c == '\'') {
            position++;
            return quoted('\'', Lexeme.STRING);
        }
        if (c == '"') {
            position++;
            return quoted('"', Lexeme.QUOTED_NAME);
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
                position++;
                return quoted('`', Lexeme.QUOTED_NAME);
            }
            case '[' -> {
                closeAfter(text.indexOf(']', position), 1);
                return Lexeme.QUOTED_NAME;
            }
            case '?', '@', '#', ':', '$' -> {
                position++;
                int before = position;
                skipName();
                return position > before || c == '?' ? Lexeme.PARAMETER : Lexeme.PUNCTUATION;
            }
            default -> {
                if ((c == 'x' || c == 'X') && peek(1) == '\'') {
                    position += 2;
                    return quoted('\'', Lexeme.STRING);
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
            position += 2;
            return escapedString();
        }
        if (next == '\'' && "bBxXnN".indexOf(c) >= 0) {
            position += 2;
            return quoted('\'', Lexeme.STRING);
        }
        if ((c == 'u' || c == 'U') && next == '&' && (peek(2) == '\'' || peek(2) == '"')) {
            char quote = peek(2);
            position += 3;
            return quoted(quote, quote == '"' ? Lexeme.QUOTED_NAME : Lexeme.STRING);
        }
        skipName();
        return Lexeme.WORD;
    }

    private Lexeme lineComment() {
        while (position < text.length() && !endsLine(text.charAt(position))) {
            position++;
        }
        return Lexeme.LINE_COMMENT;
    }

    /** SQLite's line comments run to the line feed, PostgreSQL's end at a carriage return too. */
    private boolean endsLine(char c) {
        return c == '\n' || c == '\r' && (dialect == DialectName.POSTGRESQL || peek(1) == '\n');
    }

    /** PostgreSQL nests block comments, SQLite does not. */
    private Lexeme blockComment() {
        position += 2;
        for (int depth = 1; depth > 0;) {
            int slash = text.indexOf('/', position);
            if (slash < 0) {
                position = text.length();
                closed = false;
                return Lexeme.BLOCK_COMMENT;
            }
            boolean closes = slash > position && text.charAt(slash - 1) == '*';
            boolean opens = !closes && dialect == DialectName.POSTGRESQL && slash + 1 < text.length()
                    && text.charAt(slash + 1) == '*';
            position = slash + (opens ? 2 : 1);
            depth += opens ? 1 : closes ? -1 : 0;
        }
        return Lexeme.BLOCK_COMMENT;
    }

    private Lexeme number() {
        int base = text.charAt(position) == '0' && "xXoObB".indexOf(peek(1)) >= 0 ? 16 : 10;
        position += base == 16 ? 2 : 0;
        boolean point = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            boolean exponentSign = base == 10 && (c == '+' || c == '-') && "eE".indexOf(text.charAt(position - 1)) >= 0
                    && isDigit(peek(1));
            boolean exponent = base == 10 && (c == 'e' || c == 'E') && (isDigit(peek(1))
                    || (peek(1) == '+' || peek(1) == '-') && isDigit(peek(2)));
            boolean firstPoint = c == '.' && base == 10 && !point && peek(1) != '.';
            if (!(Character.digit(c, base) >= 0 && c < 128 || c == '_' || exponent || exponentSign || firstPoint)) {
                break;
            }
            point |= firstPoint || exponent;
            position++;
        }
        return Lexeme.NUMBER;
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
        closeAfter(text.indexOf(delimiter, tag + 1), delimiter.length());
        return Lexeme.DOLLAR_STRING;
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

    /** Reads to the closing quote; a doubled one stands for itself. */
    private Lexeme quoted(char quote, Lexeme result) {
        while (true) {
            int end = text.indexOf(quote, position);
            closeAfter(end, 1);
            if (end < 0 || position >= text.length() || text.charAt(position) != quote) {
                return result;
            }
            position++;
        }
    }

    /** After {@code E'}: backslashes escape, also in the parts of the string that follow on later lines. */
    private Lexeme escapedString() {
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '\\') {
                position = Math.min(position + 1, text.length());
            } else if (c == '\'') {
                if (position < text.length() && text.charAt(position) == '\'') {
                    position++;
                } else if (!continues()) {
                    return Lexeme.STRING;
                }
            }
        }
        closed = false;
        return Lexeme.STRING;
    }

    /** Whether, after white space and line comments with a line break among them, another quote goes on with it. */
    private boolean continues() {
        boolean broken = false;
        int next = position;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (text.startsWith("--", next)) {
                while (next < text.length() && text.charAt(next) != '\n' && text.charAt(next) != '\r') {
                    next++;
                }
            } else if (isSpace(c)) {
                broken |= c == '\n' || c == '\r';
                next++;
            } else {
                break;
            }
        }
        if (broken && next < text.length() && text.charAt(next) == '\'') {
            position = next + 1;
            return true;
        }
        return false;
    }

    private void closeAfter(int found, int length) {
        closed = found >= 0;
        position = closed ? found + length : text.length();
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

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Both databases take any character outside ASCII as a letter. */
    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128;
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }

    private static boolean isOperator(char c) {
        return "~!@#^&|`?+-*/%<>=".indexOf(c) >= 0;
    }
}
