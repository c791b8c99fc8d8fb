package dev.retort.diff;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;
import dev.retort.sql.SqlLexeme.Kind;

/**
 * PostgreSQL's definitions after tables and sequences they name got into other schemas: what stands in the default
 * schema is named alone, everything else with its schema. As {@link RenamedText} it goes by the words alone.
 *
 * @param moves where each of them stands then, by what it is called now
 */
record MovedText(Map<ObjectName, String> moves, String defaultSchema) {

    private static final Set<String> BEFORE_TABLE = Set.of("ON", "INTO", "TABLE", "REFERENCES", "FROM", "JOIN",
            "UPDATE", "ONLY");
    private static final Identifiers NAMES = PostgresqlDialect.NAMES;

    /** A name by itself, which may be that of an array of such rows. */
    String name(String spelled) {
        String bare = spelled.endsWith("[]") ? spelled.substring(0, spelled.length() - 2) : spelled;
        for (Map.Entry<ObjectName, String> move : moves.entrySet()) {
            if (bare.equals(spelled(move.getKey().schema(), move.getKey().name()))) {
                return spelled(move.getValue(), move.getKey().name()) + spelled.substring(bare.length());
            }
        }
        return spelled;
    }

    private String spelled(String schema, String name) {
        return (schema.equals(defaultSchema) ? "" : NAMES.quoteIfNeeded(schema) + ".") + NAMES.quoteIfNeeded(name);
    }

    /** An expression or a definition. */
    String apply(String text) {
        if (text.isEmpty() || moves.keySet().stream().noneMatch(one -> RenamedText.mentions(text, one.name()))) {
            return text;
        }
        List<SqlLexeme> lexemes = SqlLexeme.of(text, DialectName.POSTGRESQL);
        StringBuilder moved = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            SqlLexeme lexeme = lexemes.get(i);
            if (lexeme.kind() == Kind.STRING && i + 2 < lexemes.size() && text.startsWith("::regclass", lexeme.end())) {
                moved.append(text, copied, lexeme.start()).append(regclass(lexeme.text()));
                copied = lexeme.end();
            } else if (isName(lexeme)) {
                boolean qualified = i > 1 && lexemes.get(i - 1).is(".") && isName(lexemes.get(i - 2));
                ObjectName object = meant(lexemes, i, qualified ? RenamedText.spelledName(lexemes.get(i - 2)) : null);
                if (object != null) {
                    int start = qualified ? lexemes.get(i - 2).start() : lexeme.start();
                    moved.append(text, copied, start).append(spelled(moves.getOrDefault(object, ""), object.name()));
                    copied = lexeme.end();
                }
            }
        }
        return moved.append(text, copied, text.length()).toString();
    }

    private @Nullable ObjectName meant(List<SqlLexeme> lexemes, int at, @Nullable String qualifier) {
        String name = RenamedText.spelledName(lexemes.get(at));
        for (ObjectName object : moves.keySet()) {
            boolean here = qualifier == null
                    ? object.schema().equals(defaultSchema) && isTablesPlace(lexemes, at)
                    : object.schema().equals(qualifier);
            if (here && object.name().equals(name)) {
                return object;
            }
        }
        return null;
    }

    /** {@code FROM (a JOIN b}; a column of a table of that name is another thing. */
    private static boolean isTablesPlace(List<SqlLexeme> lexemes, int at) {
        if (at + 1 < lexemes.size() && lexemes.get(at + 1).is(".")) {
            return false;
        }
        int before = at - 1;
        while (before > 0 && lexemes.get(before).is("(")) {
            before--;
        }
        SqlLexeme word = before < 0 ? null : lexemes.get(before);
        return word != null && (BEFORE_TABLE.stream().anyMatch(word::is) || word.text().endsWith(":"));
    }

    private String regclass(String literal) {
        String inner = literal.substring(1, literal.length() - 1).replace("''", "'");
        String name = name(inner);
        return name.equals(inner) ? literal : "'" + name.replace("'", "''") + "'";
    }

    private static boolean isName(SqlLexeme lexeme) {
        return lexeme.kind() == Kind.WORD || lexeme.kind() == Kind.QUOTED_NAME;
    }
}
