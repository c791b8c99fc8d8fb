package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;

import dev.retort.sql.SqlScanner.Lexeme;

/**
 * The smallest piece of SQL: a word, a quoted name, a string, a sign.
 *
 * @param text as it is written
 * @param start its first UTF-16 unit
 * @param end one past its last
 */
public record SqlLexeme(Kind kind, String text, int start, int end) {

    /** What it is by its letters alone; whether a word is a keyword or a name depends on where it stands. */
    public enum Kind {
        WORD, QUOTED_NAME, STRING, NUMBER, PARAMETER, OPERATOR, PUNCTUATION
    }

    /** The lexemes of a text in order, without white space and comments. Never throws: what is unfinished ends with it. */
    public static List<SqlLexeme> of(String text, DialectName dialect) {
        List<SqlLexeme> lexemes = new ArrayList<>();
        SqlScanner scanner = new SqlScanner(text, dialect);
        while (scanner.next()) {
            if (scanner.kind() != Lexeme.LINE_COMMENT && scanner.kind() != Lexeme.BLOCK_COMMENT) {
                lexemes.add(new SqlLexeme(kind(scanner.kind()), text.substring(scanner.start(), scanner.end()),
                        scanner.start(), scanner.end()));
            }
        }
        return lexemes;
    }

    private static Kind kind(Lexeme lexeme) {
        return switch (lexeme) {
            case WORD -> Kind.WORD;
            case QUOTED_NAME -> Kind.QUOTED_NAME;
            case STRING, DOLLAR_STRING -> Kind.STRING;
            case NUMBER -> Kind.NUMBER;
            case PARAMETER -> Kind.PARAMETER;
            case OPERATOR -> Kind.OPERATOR;
            default -> Kind.PUNCTUATION;
        };
    }

    /** Whether it is this word, in any case, or this sign. */
    public boolean is(String wordOrSign) {
        return kind != Kind.QUOTED_NAME && kind != Kind.STRING && text.equalsIgnoreCase(wordOrSign);
    }
}
