package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.retort.sql.SqlScanner.Lexeme;

/** Walks over the lexemes of one statement, comments left out, reading no further than it is asked to. */
final class StatementCursor {

    private record Piece(Lexeme kind, String text, String word, int start) {}

    private static final Piece END = new Piece(Lexeme.PUNCTUATION, "", "", -1);

    private final String text;
    private final SqlScanner scanner;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    StatementCursor(String text, DialectName dialect) {
        this.text = text;
        this.scanner = new SqlScanner(text, dialect);
    }

    DialectName dialect() {
        return scanner.dialect();
    }

    boolean atEnd() {
        return piece(at) == END;
    }

    /** The word here in upper case; empty where there is none. */
    String word() {
        return piece(at).word();
    }

    /** The lexeme here as it is written. */
    String written() {
        return piece(at).text();
    }

    boolean is(String wordOrSign) {
        return matches(at, wordOrSign);
    }

    boolean isAny(String... words) {
        return List.of(words).contains(word());
    }

    /** Steps over these words or signs, all or none. */
    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!matches(at + i, words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /** Steps over one of these words; empty where none of them is here. */
    Optional<String> takeAny(String... words) {
        if (!isAny(words)) {
            return Optional.empty();
        }
        return Optional.of(piece(at++).word());
    }

    void step() {
        if (!atEnd()) {
            at++;
        }
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    /** The text between a mark and here, as it is written, without white space and comments around it. */
    String since(int mark) {
        if (mark >= at) {
            return "";
        }
        Piece last = piece(at - 1);
        return text.substring(piece(mark).start(), last.start() + last.text().length());
    }

    /** Whether the lexeme here is a name and a parenthesis follows it. */
    boolean isCall() {
        return isName(piece(at)) && matches(at + 1, "(");
    }

    /** Steps over a name, of which the last two parts count; empty, without a step, where none is here. */
    Optional<QualifiedName> name() {
        return QualifiedName.of(path());
    }

    /** Steps over the parts of a dotted name; none where no name is here. */
    List<String> path() {
        List<String> parts = new ArrayList<>();
        while (isName(piece(at))) {
            parts.add(spelled(piece(at)));
            at++;
            if (!is(".") || !isName(piece(at + 1))) {
                break;
            }
            at++;
        }
        return parts;
    }

    /** Steps over a parenthesis and all it holds; nothing where none is here. */
    void skipParentheses() {
        if (!is("(")) {
            return;
        }
        int depth = 0;
        do {
            depth += is("(") ? 1 : is(")") ? -1 : 0;
            step();
        } while (depth > 0 && !atEnd());
    }

    /**
     * Steps to the next of these words or signs outside parentheses; false at the end of the statement or of
     * the parenthesis this is in.
     */
    boolean seek(String... wordsOrSigns) {
        while (!atEnd()) {
            for (String wanted : wordsOrSigns) {
                if (is(wanted)) {
                    return true;
                }
            }
            if (is(")")) {
                return false;
            }
            if (is("(")) {
                skipParentheses();
            } else {
                step();
            }
        }
        return false;
    }

    private boolean matches(int index, String wordOrSign) {
        Piece piece = piece(index);
        return piece.word().equals(wordOrSign)
                || piece.word().isEmpty() && piece != END && piece.text().equals(wordOrSign);
    }

    private Piece piece(int index) {
        while (pieces.size() <= index) {
            if (!scanner.next()) {
                return END;
            }
            if (scanner.kind() != Lexeme.LINE_COMMENT && scanner.kind() != Lexeme.BLOCK_COMMENT) {
                String written = text.substring(scanner.start(), scanner.end());
                pieces.add(new Piece(scanner.kind(), written,
                        scanner.kind() == Lexeme.WORD ? written.toUpperCase(Locale.ROOT) : "", scanner.start()));
            }
        }
        return pieces.get(index);
    }

    /** SQLite takes a string for a name where only a name can stand. */
    private boolean isName(Piece piece) {
        return piece.kind() == Lexeme.WORD || piece.kind() == Lexeme.QUOTED_NAME
                || piece.kind() == Lexeme.STRING && dialect() == DialectName.SQLITE;
    }

    private String spelled(Piece piece) {
        String written = piece.text();
        if (piece.kind() == Lexeme.WORD) {
            return dialect() == DialectName.POSTGRESQL ? written.toLowerCase(Locale.ROOT) : written;
        }
        int open = written.startsWith("U&") || written.startsWith("u&") ? 3 : 1;
        String quote = String.valueOf(written.charAt(written.length() - 1));
        String inner = written.substring(Math.min(open, written.length()), Math.max(open, written.length() - 1));
        return quote.equals("]") ? inner : inner.replace(quote + quote, quote);
    }
}
