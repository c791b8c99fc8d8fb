package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.retort.dialect.Identifiers;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;
import dev.retort.sql.SqlLexeme.Kind;

/**
 * One spelling for SQL of SQLite that differs in white space, comments, quotes around names and the case of words alone.
 * SQLite keeps what was typed; this is what makes two texts of the same meaning equal. Nothing is reordered and no
 * parenthesis is taken away.
 *
 * <p>A word in double quotes that is no known name stays as it is: SQLite takes it for a string
 * (https://www.sqlite.org/quirks.html#dblquote).
 */
final class CanonicalSql {

    /** The keywords that queries, expressions and triggers are made of; all other words are names there. */
    private static final Set<String> KEYWORDS = Set.of("""
            ABORT AFTER ALL AND AS ASC BEFORE BEGIN BETWEEN BY CASE CAST COLLATE CONFLICT CREATE CROSS CURRENT
            CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP DEFAULT DELETE DESC DISTINCT DO EACH ELSE END ESCAPE EXCEPT
            EXCLUDE EXISTS FAIL FILTER FIRST FOLLOWING FOR FROM FULL GLOB GROUP GROUPS HAVING IF IGNORE IN INDEX INDEXED
            INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NOT
            NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PRECEDING RAISE RANGE RECURSIVE
            REGEXP REPLACE RETURNING RIGHT ROLLBACK ROW ROWS SELECT SET TABLE THEN TIES TO TRIGGER UNBOUNDED UNION
            UNIQUE UPDATE USING VALUES VIEW WHEN WHERE WINDOW WITH WITHOUT""".split("\\s+"));

    /** Keywords that are written as functions are. */
    private static final Set<String> CALLED = Set.of("CAST", "RAISE", "REPLACE", "GLOB", "LIKE", "MATCH", "REGEXP");

    /** Before these a query goes on in a new line. */
    private static final Set<String> CLAUSES = Set.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION",
            "INTERSECT", "EXCEPT");

    private final Identifiers identifiers;
    private final Map<String, String> known = new HashMap<>();

    private record Spelled(String text, Sort sort) {

        boolean is(String other) {
            return sort != Sort.STRING && text.equals(other);
        }
    }

    private enum Sort {
        KEYWORD, NAME, STRING, SIGN, UNARY, OTHER
    }

    /** @param known the names that text may mean, as they were declared; of two that differ in case, the first */
    CanonicalSql(Identifiers identifiers, Collection<String> known) {
        this.identifiers = identifiers;
        known.forEach(name -> this.known.putIfAbsent(SqliteTableText.fold(name), name));
    }

    /** An expression, a query or a list of terms, on one line. */
    String line(String sql) {
        return join(spelled(sql));
    }

    /** A query, each of its outer clauses on a line of its own. */
    String query(String sql) {
        StringBuilder text = new StringBuilder();
        List<Spelled> part = new ArrayList<>();
        int depth = 0;
        for (Spelled one : spelled(sql)) {
            depth += one.is("(") ? 1 : one.is(")") ? -1 : 0;
            boolean distinct = !part.isEmpty() && part.getLast().is("DISTINCT");
            if (depth == 0 && one.sort() == Sort.KEYWORD && CLAUSES.contains(one.text()) && !distinct) {
                text.append(join(part)).append('\n');
                part.clear();
            }
            part.add(one);
        }
        return text.append(join(part)).toString();
    }

    /** The statements of a trigger's body, from {@code BEGIN} to {@code END}, one on a line. */
    String body(String sql) {
        StringBuilder text = new StringBuilder();
        List<Spelled> part = new ArrayList<>();
        for (Spelled one : spelled(sql)) {
            part.add(one);
            if (one.is(";") || part.size() == 1 && text.isEmpty() && one.is("BEGIN")) {
                text.append(text.isEmpty() ? "" : "    ").append(join(part)).append('\n');
                part.clear();
            }
        }
        return text.append(join(part)).toString();
    }

    /** The name of a declared type: {@code VARCHAR(255)}, {@code NUMERIC(10, 2)}. */
    static String type(String written) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (SqlLexeme one : SqlLexeme.of(written, DialectName.SQLITE)) {
            boolean tight = before.isEmpty() || before.equals("(") || before.equals("-") || before.equals("+")
                    || "(),".contains(one.text());
            String spelled = one.kind() == Kind.WORD ? one.text().toUpperCase(Locale.ROOT) : one.text();
            text.append(tight ? "" : " ").append(spelled);
            before = one.text();
        }
        return text.toString();
    }

    /**
     * What stands behind {@code DEFAULT}, without the parentheses around an expression. A single word other than SQLite's
     * own is a string to it, and keeps its letters.
     */
    String standard(String written) {
        List<SqlLexeme> lexemes = SqlLexeme.of(written, DialectName.SQLITE);
        if (lexemes.size() == 1 && lexemes.getFirst().kind() == Kind.WORD) {
            String upper = written.strip().toUpperCase(Locale.ROOT);
            return Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP").contains(upper)
                    ? upper
                    : written.strip();
        }
        if (lexemes.size() > 2 && lexemes.getFirst().is("(") && closes(lexemes)) {
            return standard(written.substring(lexemes.getFirst().end(), lexemes.getLast().start()));
        }
        return line(written);
    }

    /** Whether the parenthesis that opens the text is closed by its last sign. */
    private static boolean closes(List<SqlLexeme> lexemes) {
        int depth = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            depth += lexemes.get(i).is("(") ? 1 : lexemes.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i == lexemes.size() - 1;
            }
        }
        return false;
    }

    private List<Spelled> spelled(String sql) {
        List<SqlLexeme> lexemes = SqlLexeme.of(sql, DialectName.SQLITE);
        List<Spelled> result = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            SqlLexeme one = lexemes.get(i);
            boolean part = i > 0 && lexemes.get(i - 1).is(".") || i + 1 < lexemes.size() && lexemes.get(i + 1).is(".");
            result.add(switch (one.kind()) {
                case WORD -> word(one.text(), part);
                case QUOTED_NAME -> quoted(one.text(), part || i > 0 && lexemes.get(i - 1).is("AS"));
                case STRING -> new Spelled(one.text(), Sort.STRING);
                case OPERATOR -> new Spelled(one.text(), isUnary(one.text(), result) ? Sort.UNARY : Sort.SIGN);
                case PUNCTUATION -> new Spelled(one.text(), Sort.SIGN);
                case NUMBER, PARAMETER -> new Spelled(one.text(), Sort.OTHER);
            });
        }
        return result;
    }

    private Spelled word(String text, boolean partOfName) {
        String upper = text.toUpperCase(Locale.ROOT);
        return !partOfName && KEYWORDS.contains(upper)
                ? new Spelled(upper, Sort.KEYWORD)
                : new Spelled(name(text), Sort.NAME);
    }

    private Spelled quoted(String text, boolean surelyName) {
        String inner = new SqliteTableText.Token(text, 0, text.length(), true).unquoted();
        boolean name = surelyName || !text.startsWith("\"") || known.containsKey(SqliteTableText.fold(inner));
        return name ? new Spelled(name(inner), Sort.NAME) : new Spelled(text, Sort.STRING);
    }

    private String name(String name) {
        String folded = SqliteTableText.fold(name);
        return identifiers.quoteIfNeeded(known.getOrDefault(folded, folded));
    }

    private static boolean isUnary(String operator, List<Spelled> before) {
        if (!operator.equals("-") && !operator.equals("+") && !operator.equals("~")) {
            return false;
        }
        if (before.isEmpty()) {
            return true;
        }
        Spelled last = before.getLast();
        return last.sort() == Sort.UNARY || last.sort() == Sort.KEYWORD && !last.is("END") && !last.is("NULL")
                || last.sort() == Sort.SIGN && !last.is(")");
    }

    private static String join(List<Spelled> parts) {
        StringBuilder text = new StringBuilder();
        Spelled before = null;
        for (Spelled one : parts) {
            if (before != null && !isTight(before, one)) {
                text.append(' ');
            }
            text.append(one.text());
            before = one;
        }
        return text.toString();
    }

    private static boolean isTight(Spelled before, Spelled one) {
        if (before.is("(") || before.is(".") || one.is(")") || one.is(",") || one.is(".") || one.is(";")) {
            return true;
        }
        // Two signs in a row would begin a comment.
        if (before.sort() == Sort.UNARY) {
            return one.sort() != Sort.UNARY;
        }
        return one.is("(") && (before.sort() == Sort.NAME
                || before.sort() == Sort.KEYWORD && CALLED.contains(before.text()));
    }
}
