package dev.retort.python.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.retort.python.syntax.PythonToken.Kind;

/**
 * Cuts Python into the tokens that an editor colours, after "Lexical analysis" in Python's reference. One pass over the
 * text, without tree-sitter: it is read with every key that is pressed, and half-written text is the usual case.
 */
public final class PythonHighlighter {

    private static final Set<String> KEYWORDS = Set.of("and", "as", "assert", "async", "await", "break", "class",
            "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
            "in",
            "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield");
    private static final Set<String> CONSTANTS = Set.of("False", "None", "True", "self", "cls");
    private static final String PREFIXES = "rRbBuUfFtT";
    /** Fields of f-strings inside fields of f-strings deeper than this stay one string. */
    private static final int MAX_DEPTH = 4;

    private final String text;
    private final List<PythonToken> tokens = new ArrayList<>();
    private int at;
    /** Where what is read now ends: the text, or the field of an f-string. */
    private int limit;
    private String wordBefore = "";

    private PythonHighlighter(String text) {
        this.text = text;
        this.limit = text.length();
    }

    /**
     * The tokens of a text, in order and without overlap; names, operators and white space are left out. Never throws:
     * an unfinished string goes on to the end of its line, one in three quotes to the end of the text.
     */
    public static List<PythonToken> tokens(CharSequence text) {
        PythonHighlighter lexer = new PythonHighlighter(text.toString());
        lexer.read(0);
        return lexer.tokens;
    }

    private void read(int depth) {
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '#') {
                upTo(Kind.COMMENT, endOfLine(at));
            } else if (c == '"' || c == '\'') {
                string(at, "", depth);
            } else if (Character.isUnicodeIdentifierStart(c) || c == '_' || Character.isHighSurrogate(c)) {
                word(depth);
            } else if (c >= '0' && c <= '9' || c == '.' && isDigit(at + 1)) {
                number();
            } else if (c == '@' && isFirstOnLine(at)) {
                decorator();
            } else {
                at++;
            }
        }
    }

    private void upTo(Kind kind, int wanted) {
        int end = Math.min(wanted, limit);
        if (end > at) {
            tokens.add(new PythonToken(kind, at, end));
            at = end;
        }
    }

    private int endOfLine(int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed;
    }

    private boolean isFirstOnLine(int index) {
        for (int i = index - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    private void decorator() {
        int end = at + 1;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        upTo(Kind.DECORATOR, end);
    }

    private static boolean isWordPart(char c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) || c == '_'
                || Character.isSurrogate(c);
    }

    private void word(int depth) {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            at++;
            return;
        }
        String word = text.substring(at, end);
        boolean prefix = word.length() <= 2 && word.chars().allMatch(c -> PREFIXES.indexOf(c) >= 0);
        if (prefix && end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'')) {
            string(end, word, depth);
            return;
        }
        if (KEYWORDS.contains(word)) {
            upTo(Kind.KEYWORD, end);
        } else if (CONSTANTS.contains(word)) {
            upTo(Kind.CONSTANT, end);
        } else if (wordBefore.equals("def") || wordBefore.equals("class") || isCalled(end)) {
            boolean type = wordBefore.equals("class") || Character.isUpperCase(word.charAt(0));
            upTo(type ? Kind.TYPE : Kind.FUNCTION, end);
        }
        wordBefore = word;
        at = Math.max(at, Math.min(end, limit));
    }

    private boolean isCalled(int end) {
        return end < text.length() && text.charAt(end) == '(';
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void number() {
        int end = at;
        while (end < text.length()
                && (isWordPart(text.charAt(end)) || text.charAt(end) == '.' || isSignOfExponent(end))) {
            end++;
        }
        upTo(Kind.NUMBER, end);
    }

    private boolean isSignOfExponent(int index) {
        char c = text.charAt(index);
        char before = text.charAt(Math.max(at, index - 1));
        return (c == '+' || c == '-') && (before == 'e' || before == 'E') && isDigit(index + 1)
                && !text.startsWith("0x", at) && !text.startsWith("0X", at);
    }

    /** @param quote where its quotes begin; {@link #at} is where its prefix does */
    private void string(int quote, String prefix, int depth) {
        char mark = text.charAt(quote);
        boolean three = text.startsWith(String.valueOf(mark).repeat(3), quote);
        boolean raw = prefix.chars().anyMatch(c -> c == 'r' || c == 'R');
        boolean fields = depth < MAX_DEPTH && prefix.chars().anyMatch(c -> "fFtT".indexOf(c) >= 0);
        int i = quote + (three ? 3 : 1);
        while (i < limit) {
            char c = text.charAt(i);
            if (c == '\\' && !(raw && fields)) {
                i += 2;
            } else if (c == mark && (!three || text.startsWith(String.valueOf(mark).repeat(3), i))) {
                upTo(Kind.STRING, i + (three ? 3 : 1));
                return;
            } else if (c == '\n' && !three) {
                upTo(Kind.STRING, i);
                return;
            } else if (fields && c == '{' && i + 1 < text.length() && text.charAt(i + 1) != '{') {
                int end = endOfField(i, three);
                // One that is not closed makes every brace after it a part of the text: each is looked for once.
                fields = end >= 0;
                i = fields ? field(i, end, depth) : i + 1;
            } else {
                i += fields && c == '{' ? 2 : 1;
            }
        }
        upTo(Kind.STRING, limit);
    }

    /** Reads a field of an f-string as code; gives where the string goes on. */
    private int field(int brace, int end, int depth) {
        upTo(Kind.STRING, brace + 1);
        int outer = limit;
        limit = end;
        read(depth + 1);
        limit = outer;
        at = end;
        return end + 1;
    }

    /** Where the brace that closes a field is; -1 where there is none on its line, or none at all. */
    private int endOfField(int brace, boolean three) {
        int open = 0;
        for (int i = brace; i < limit; i++) {
            switch (text.charAt(i)) {
                case '{', '[', '(' -> open++;
                case ']', ')' -> open--;
                case '}' -> {
                    open--;
                    if (open <= 0) {
                        return i;
                    }
                }
                case '\n' -> {
                    if (!three) {
                        return -1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }
}
