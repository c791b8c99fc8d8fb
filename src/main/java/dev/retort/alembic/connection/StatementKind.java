package dev.retort.alembic.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexer;
import dev.retort.sql.SqlToken;

/** What a statement gives, told from its words. */
final class StatementKind {

    private static final Set<String> READS = Set.of("SELECT", "VALUES", "SHOW", "TABLE", "EXPLAIN", "PRAGMA");
    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

    private StatementKind() {}

    static SentStatement.Kind of(String sql, DialectName dialect) {
        List<String> words = words(sql, dialect);
        if (words.isEmpty()) {
            return SentStatement.Kind.NOTHING;
        }
        String first = words.getFirst();
        if (words.contains("RETURNING") && (CHANGES.contains(first) || first.equals("WITH"))) {
            return SentStatement.Kind.RETURNING;
        }
        if (READS.contains(first)) {
            return words.contains("INTO") && first.equals("SELECT")
                    ? SentStatement.Kind.NOTHING
                    : SentStatement.Kind.ROWS;
        }
        if (first.equals("WITH")) {
            return words.stream().anyMatch(CHANGES::contains) ? SentStatement.Kind.COUNT : SentStatement.Kind.ROWS;
        }
        return CHANGES.contains(first) ? SentStatement.Kind.COUNT : SentStatement.Kind.NOTHING;
    }

    /** The words of a statement in upper case, without texts and comments. */
    private static List<String> words(String sql, DialectName dialect) {
        List<String> words = new ArrayList<>();
        for (SqlToken token : SqlLexer.tokens(sql, dialect)) {
            String word = sql.substring(token.start(), token.end());
            if (!word.isEmpty() && Character.isLetter(word.charAt(0)) && word.length() < 20) {
                words.add(word.toUpperCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** A statement without the semicolon and blanks at its end. */
    static String bare(String sql) {
        int end = sql.length();
        while (end > 0 && (Character.isWhitespace(sql.charAt(end - 1)) || sql.charAt(end - 1) == ';')) {
            end--;
        }
        return sql.substring(0, end);
    }
}
