package dev.retort.python.syntax;

import java.util.Set;

import dev.retort.python.syntax.PythonLexer.Kind;

/** The token at which plain Python is being read, and the nodes that are made of tokens. */
final class PlainTokens {

    /** What {@link PlainTree} does not read; it is left to the whole parser, which also words what is wrong with it. */
    static final class NotPlain extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPlain() {
            super(null, null, false, false);
        }
    }

    private static final Set<String> KEYWORDS = Set.of("False", "None", "True", "and", "as", "assert", "async", "await",
            "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
            "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
            "with", "yield");

    private final String source;
    private final PythonLexer lexer;
    private Kind kind = Kind.NEWLINE;
    private String word = "";
    private int end;

    private PlainTokens(String source, PythonLexer lexer) {
        this.source = source;
        this.lexer = lexer;
    }

    PlainTokens(String source) {
        this(source, new PythonLexer(source));
    }

    /** Those of the replacement in an f-string, from behind its brace. */
    PlainTokens from(int offset) {
        PlainTokens tokens = new PlainTokens(source, lexer.from(offset));
        tokens.advance();
        return tokens;
    }

    String source() {
        return source;
    }

    Kind kind() {
        return kind;
    }

    /** The name or operator; empty for other tokens. */
    String word() {
        return word;
    }

    boolean is(String wanted) {
        return word.equals(wanted);
    }

    int start() {
        return lexer.start();
    }

    /** Where the token before this one ends. */
    int end() {
        return end;
    }

    /** How far the logical line is indented. */
    int indent() {
        return lexer.indent();
    }

    boolean isLineEnd() {
        return kind == Kind.NEWLINE || kind == Kind.END;
    }

    void advance() {
        end = lexer.end();
        kind = lexer.next();
        word = kind == Kind.NAME || kind == Kind.OPERATOR ? lexer.token() : "";
    }

    /** Goes on to the first token of the next line that has one. */
    void nextLine() {
        if (!isLineEnd()) {
            throw new NotPlain();
        }
        while (kind == Kind.NEWLINE) {
            advance();
        }
    }

    /** Goes past a token if it stands here. */
    boolean skip(String wanted) {
        if (!is(wanted)) {
            return false;
        }
        advance();
        return true;
    }

    void expect(String wanted) {
        if (!skip(wanted)) {
            throw new NotPlain();
        }
    }

    /** The token as a node of its own. */
    Node token() {
        return leaf(word, false);
    }

    Node identifier() {
        if (kind != Kind.NAME || KEYWORDS.contains(word) || !isAscii(word)) {
            throw new NotPlain();
        }
        return leaf("identifier", true);
    }

    /** The token as a node of a type. */
    Node leaf(String type, boolean named) {
        Node node = new Node(type, null, named, 0, source);
        int start = lexer.start();
        advance();
        node.place(start, end);
        return node;
    }

    /** A named node around children, from where it begins to where the last token ended. */
    Node node(String type, int start) {
        Node node = new Node(type, null, true, 0, source);
        node.place(start, end);
        return node;
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
