package dev.retort.python.syntax;

/**
 * Cuts Python source into tokens, one at a time and without making objects: after {@link #next} the token is described
 * by {@link #start}, {@link #end}, {@link #depth} and {@link #indent}. Comments, blanks and joined lines are passed over.
 * Takes any text: an open string ends with its line, or in three quotes with the text.
 *
 * <p>After the Python language reference, chapter 2; of f-strings, the nested quotes that 3.12 allows are known too.
 */
public final class PythonLexer {

    /** Kinds of tokens. */
    public enum Kind {
        NAME, STRING, NUMBER, OPERATOR,
        /** The end of a logical line. */
        NEWLINE, END
    }

    /** Deeper f-strings in f-strings are read as plain ones. */
    private static final int MOST_NESTED = 20;

    private final String text;
    /** The text's characters: most commands are over before asking a text for each of them runs fast. */
    private final char[] chars;
    private int at;
    private int start;
    private int end;
    private int depth;
    private int indent;
    private boolean lineBegins = true;

    public PythonLexer(String text) {
        this.text = text;
        this.chars = text.toCharArray();
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    private PythonLexer(PythonLexer whole, int from) {
        this.text = whole.text;
        this.chars = whole.chars;
        this.at = from;
        this.lineBegins = false;
    }

    /** Another that goes over the same text from within a line. */
    PythonLexer from(int offset) {
        return new PythonLexer(this, offset);
    }

    /** Where the token begins. */
    public int start() {
        return start;
    }

    /** Where the token ends, exclusive. */
    public int end() {
        return end;
    }

    /** How many brackets are open behind the token: an opening one counts itself, a closing one no longer. */
    public int depth() {
        return depth;
    }

    /** How far the logical line the token stands in is indented; a tab counts up to the next multiple of eight. */
    public int indent() {
        return indent;
    }

    /** The token as it is written. */
    public String token() {
        return text.substring(start, end);
    }

    /** Whether the token is written so. */
    public boolean is(String word) {
        return end - start == word.length() && text.startsWith(word, start);
    }

    /** Goes on to the next token. */
    public Kind next() {
        skipBlanks();
        start = at;
        if (at >= chars.length) {
            end = at;
            return Kind.END;
        }
        char c = chars[at];
        if (c == '\n' || c == '\r') {
            at++;
            end = at;
            lineBegins = true;
            return Kind.NEWLINE;
        }
        lineBegins = false;
        Kind kind = kind(c);
        end = at;
        return kind;
    }

    /**
     * Goes on to the end of the logical line without cutting what stands before it: most of a revision file is bodies of
     * functions, which its header does not need.
     */
    public Kind skipLine() {
        while (at < chars.length) {
            char c = chars[at];
            switch (c) {
                case '"', '\'' -> at = endOfString(at, isFormatted(wordBefore(at)) ? 1 : 0);
                case '#' -> passComment();
                case '\\' -> at += text.startsWith("\r\n", at + 1)
                        ? 3
                        : at + 1 < chars.length && isLineEnd(chars[at + 1]) ? 2 : 1;
                case '\n', '\r' -> {
                    if (depth == 0) {
                        return next();
                    }
                    at++;
                }
                case '(', '[', '{', ')', ']', '}' -> operator(c);
                default -> at++;
            }
        }
        at = chars.length;
        return next();
    }

    /** Where the prefix of the string at {@code quote} begins; {@code quote} where it has none. */
    private int wordBefore(int quote) {
        int word = quote;
        while (word > end && continuesName(chars[word - 1])) {
            word--;
        }
        return word < quote && isPrefix(text, word, quote) ? word : quote;
    }

    /** Whether the letters from {@code start} to {@code end} may stand before a quote. */
    private static boolean isPrefix(String text, int start, int end) {
        if (end - start > 2) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if ("rRuUbBfFtT".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private Kind kind(char c) {
        if (c == '"' || c == '\'') {
            at = endOfString(at, 0);
            return Kind.STRING;
        }
        if (beginsName(c)) {
            int word = at;
            while (at < chars.length && continuesName(chars[at])) {
                at++;
            }
            if (at < chars.length && (chars[at] == '"' || chars[at] == '\'')
                    && isPrefix(text, word, at)) {
                at = endOfString(at, isFormatted(word) ? 1 : 0);
                return Kind.STRING;
            }
            return Kind.NAME;
        }
        if (c >= '0' && c <= '9') {
            while (at < chars.length && (Character.isLetterOrDigit(chars[at]) || chars[at] == '.'
                    || chars[at] == '_')) {
                at++;
            }
            return Kind.NUMBER;
        }
        operator(c);
        return Kind.OPERATOR;
    }

    private static boolean beginsName(char c) {
        return isLetter(c) || c > 127 && Character.isJavaIdentifierStart(c);
    }

    private static boolean continuesName(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || (c < ' ' || c > 126 || c == '$')
                && Character.isJavaIdentifierPart(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c == '_' || c >= 'A' && c <= 'Z';
    }

    private void operator(char c) {
        at++;
        switch (c) {
            case '(', '[', '{' -> depth++;
            case ')', ']', '}' -> depth = Math.max(0, depth - 1);
            default -> {
                char next = at < chars.length ? chars[at] : ' ';
                boolean twice = next == c && "*/<>".indexOf(c) >= 0;
                if (twice || next == '=' && "=!<>+-*/%&|^@:".indexOf(c) >= 0 || c == '-' && next == '>') {
                    at++;
                }
            }
        }
    }

    /** Passes over what is no token, and notes where a logical line begins. */
    private void skipBlanks() {
        int column = lineBegins ? 0 : -1;
        while (at < chars.length) {
            char c = chars[at];
            if (c == '#') {
                passComment();
            } else if (c == '\\' && at + 1 < chars.length && isLineEnd(chars[at + 1])) {
                at += text.startsWith("\r\n", at + 1) ? 3 : 2;
            } else if (isLineEnd(c) && (depth > 0 || lineBegins)) {
                at++;
                column = lineBegins ? 0 : -1;
            } else if (c == ' ' || c == '\t' || c == '\f') {
                at++;
                column = column < 0 ? -1 : c == ' ' ? column + 1 : c == '\t' ? column / 8 * 8 + 8 : 0;
            } else {
                break;
            }
        }
        if (column >= 0) {
            indent = column;
        }
    }

    private void passComment() {
        while (at < chars.length && !isLineEnd(chars[at])) {
            at++;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private boolean isFormatted(int word) {
        for (int i = word; i < at; i++) {
            char c = chars[i];
            if (c == 'f' || c == 'F' || c == 't' || c == 'T') {
                return true;
            }
        }
        return false;
    }

    /** Where the string whose quote stands at {@code quote} ends; {@code formatted} is 0 for a plain one. */
    private int endOfString(int quote, int formatted) {
        char mark = chars[quote];
        boolean triple = isTriple(quote);
        int i = quote + (triple ? 3 : 1);
        while (i < chars.length) {
            char c = chars[i];
            if (c == '\\') {
                i += text.startsWith("\r\n", i + 1) ? 3 : 2;
            } else if (c == mark && (!triple || isTriple(i))) {
                return i + (triple ? 3 : 1);
            } else if (isLineEnd(c) && !triple) {
                return i;
            } else if (c == '{' && formatted > 0 && formatted < MOST_NESTED) {
                i = i + 1 < chars.length && chars[i + 1] == '{' ? i + 2 : endOfField(i + 1, triple, formatted);
            } else {
                i++;
            }
        }
        return Math.min(i, chars.length);
    }

    private boolean isTriple(int quote) {
        return chars.length > quote + 2 && chars[quote + 1] == chars[quote] && chars[quote + 2] == chars[quote];
    }

    /** Where the replacement field that was opened before {@code from} ends. */
    private int endOfField(int from, boolean triple, int formatted) {
        int open = 1;
        int i = from;
        while (i < chars.length) {
            char c = chars[i];
            if (c == '{' || c == '[' || c == '(') {
                open++;
                i++;
            } else if (c == '}' || c == ']' || c == ')') {
                i++;
                if (--open == 0) {
                    return i;
                }
            } else if (isLineEnd(c) && !triple) {
                return i;
            } else if (c == '"' || c == '\'') {
                i = endOfString(i, formatted + 1);
            } else {
                i++;
            }
        }
        return i;
    }
}
