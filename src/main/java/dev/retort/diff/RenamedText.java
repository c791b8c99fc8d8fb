package dev.retort.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;
import dev.retort.sql.SqlLexeme.Kind;

/**
 * Expressions and definitions after things they name got other names, as a database that keeps expressions as trees
 * spells them then. It goes by the words alone: where a word means something else too (a column called like a function
 * that is called), the text may come out wrong, and then two things that are the same look different, never the reverse.
 */
final class RenamedText {

    private static final Set<String> BEFORE_TABLE = Set.of("ON", "INTO", "TABLE", "REFERENCES", "FROM", "JOIN");

    private final DialectName dialect;
    private final Identifiers identifiers;
    private final List<RenameLabel> labels;

    RenamedText(DialectName dialect, List<RenameLabel> labels) {
        this.dialect = dialect;
        this.identifiers = switch (dialect) {
            case POSTGRESQL -> PostgresqlDialect.NAMES;
            case SQLITE -> SqliteDialect.NAMES;
        };
        this.labels = labels;
    }

    /**
     * @param columns new names of columns by their old ones
     * @param wholes the same of tables, types and sequences
     */
    String rename(String text, Map<String, String> columns, Map<String, String> wholes) {
        return labels(names(text, columns, wholes));
    }

    /** {@code 'ok'::mood} with the label's other name. */
    private String labels(String text) {
        String renamed = text;
        for (RenameLabel label : labels) {
            String from = literal(label.from());
            if (renamed.contains(from)) {
                renamed = renamed.replaceAll(
                        Pattern.quote(from) + "(?=::(?:\"?\\w+\"?\\.)?\"?" + Pattern.quote(label.type().name())
                                + "\"?(?!\\w))",
                        Matcher.quoteReplacement(literal(label.to())));
            }
        }
        return renamed;
    }

    private static String literal(String label) {
        return "'" + label.replace("'", "''") + "'";
    }

    private String names(String text, Map<String, String> columns, Map<String, String> wholes) {
        if (!mentionsAny(text, columns) && !mentionsAny(text, wholes)) {
            return text;
        }
        List<SqlLexeme> lexemes = SqlLexeme.of(text, dialect);
        StringBuilder renamed = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            SqlLexeme lexeme = lexemes.get(i);
            String other = switch (lexeme.kind()) {
                case WORD, QUOTED_NAME -> name(lexemes, i, columns, wholes);
                case STRING -> string(lexemes, i, wholes);
                default -> lexeme.text();
            };
            renamed.append(text, copied, lexeme.start()).append(other);
            copied = lexeme.end();
        }
        return renamed.append(text, copied, text.length()).toString();
    }

    private static boolean mentionsAny(String text, Map<String, String> names) {
        return !text.isEmpty() && names.keySet().stream().anyMatch(name -> mentions(text, name));
    }

    /** Whether a text may name something, in quotes or without. */
    static boolean mentions(String text, String name) {
        return text.contains(name.replace("\"", "\"\""));
    }

    private String name(List<SqlLexeme> lexemes, int at, Map<String, String> columns, Map<String, String> wholes) {
        String written = lexemes.get(at).text();
        String name = spelledName(lexemes.get(at));
        String column = columns.get(name);
        String whole = wholes.get(name);
        if (column == null && whole == null) {
            return written;
        }
        boolean type = signBefore(lexemes, at, ":");
        boolean called = signAfter(lexemes, at, "(");
        if (column != null && !type && !called && (whole == null || !signAfter(lexemes, at, "."))) {
            return identifiers.quoteIfNeeded(column);
        }
        boolean tableDue = at > 0 && BEFORE_TABLE.stream().anyMatch(lexemes.get(at - 1)::is)
                || signBefore(lexemes, at, ".");
        return whole != null && (!called || tableDue) ? identifiers.quoteIfNeeded(whole) : written;
    }

    /** {@code 'public.orders_id_seq'::regclass} names a sequence inside a string. */
    private String string(List<SqlLexeme> lexemes, int at, Map<String, String> wholes) {
        String written = lexemes.get(at).text();
        boolean regclass = signAfter(lexemes, at, "::") || signAfter(lexemes, at, ":");
        if (!regclass || written.length() < 2 || !mentions(lexemes, at, "regclass")) {
            return written;
        }
        String name = written.substring(1, written.length() - 1);
        int dot = name.lastIndexOf('.');
        String last = name.substring(dot + 1);
        String other = wholes.get(last.startsWith("\"") ? unquoted(last) : last);
        return other == null ? written : "'" + name.substring(0, dot + 1) + identifiers.quoteIfNeeded(other) + "'";
    }

    private static boolean mentions(List<SqlLexeme> lexemes, int from, String word) {
        return lexemes.subList(from, Math.min(from + 4, lexemes.size())).stream().anyMatch(one -> one.is(word));
    }

    private static boolean signBefore(List<SqlLexeme> lexemes, int at, String sign) {
        return at > 0 && lexemes.get(at - 1).text().endsWith(sign);
    }

    private static boolean signAfter(List<SqlLexeme> lexemes, int at, String sign) {
        return at + 1 < lexemes.size() && lexemes.get(at + 1).text().equals(sign);
    }

    /** What a word or a quoted name names. */
    static String spelledName(SqlLexeme lexeme) {
        return lexeme.kind() == Kind.QUOTED_NAME ? unquoted(lexeme.text()) : lexeme.text();
    }

    private static String unquoted(String name) {
        String inner = name.length() < 2 ? name : name.substring(1, name.length() - 1);
        return inner.replace("\"\"", "\"");
    }
}
