package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.retort.schema.Constraint.Check;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlLexeme;

/**
 * What only the text of a {@code CREATE TABLE} says and no pragma: checks, expressions of generated columns, names of
 * constraints, and whether a foreign key is deferrable. Reads text that SQLite has accepted, by
 * https://www.sqlite.org/lang_createtable.html.
 */
final class SqliteTableText {

    private static final Set<String> CONSTRAINT_WORDS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final String sql;
    private final List<Token> tokens;
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, String> generated = new HashMap<>();
    private final Map<List<String>, String> uniqueNames = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private String primaryKeyName = "";

    SqliteTableText(String sql) {
        this.sql = sql;
        tokens = cut(sql);
        int open = next("(", 0);
        if (open < tokens.size()) {
            readBody(open + 1, close(open));
        }
    }

    /** The checks in order; the name is empty where there is none. */
    List<Check> checks() {
        return checks;
    }

    /** The expression of a generated column; empty for any other. */
    String generated(String column) {
        return generated.getOrDefault(fold(column), "");
    }

    String primaryKeyName() {
        return primaryKeyName;
    }

    /** The name of the unique constraint on these columns; empty where it has none. */
    String uniqueName(List<String> columns) {
        return uniqueNames.getOrDefault(columns.stream().map(SqliteTableText::fold).toList(), "");
    }

    /** The foreign keys, in the order they are written. */
    List<Reference> references() {
        return references;
    }

    /** The query of a {@code CREATE VIEW}. */
    static String viewQuery(String sql) {
        int depth = 0;
        for (Token token : cut(sql)) {
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (depth == 0 && token.is("AS")) {
                return sql.substring(token.end).strip();
            }
        }
        return sql;
    }

    /** Whether a statement has this name in it as a word or in quotes. */
    static boolean names(String sql, String name) {
        return cut(sql).stream().anyMatch(token -> fold(token.unquoted()).equals(fold(name)));
    }

    /** The text with a name, as a word or in quotes, replaced wherever it stands. */
    static String renamed(String sql, String from, String quotedTo) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Token token : cut(sql)) {
            boolean literal = token.text().startsWith("'");
            if (!literal && fold(token.unquoted()).equals(fold(from))) {
                text.append(sql, done, token.start()).append(quotedTo);
                done = token.end();
            }
        }
        return text.append(sql.substring(done)).toString();
    }

    /** A trigger's text with a column of its table renamed: behind OLD and NEW, and in {@code UPDATE OF}. */
    static String renamedInTrigger(String sql, String from, String quotedTo) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        boolean listed = false;
        List<Token> tokens = cut(sql);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            listed = (listed || token.is("OF")) && !token.is("ON") && !token.is("BEGIN");
            boolean row = i > 1 && tokens.get(i - 1).is(".")
                    && (tokens.get(i - 2).is("NEW") || tokens.get(i - 2).is("OLD"));
            if ((row || listed) && fold(token.unquoted()).equals(fold(from))) {
                text.append(sql, done, token.start()).append(quotedTo);
                done = token.end();
            }
        }
        return text.append(sql.substring(done)).toString();
    }

    /** {@code deferral} is its {@code DEFERRABLE} clause; empty for none. */
    record Reference(String name, String deferral) {}

    private void readBody(int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || tokens.get(i).is(",")) {
                readDefinition(start, i);
                start = i + 1;
            } else if (tokens.get(i).is("(")) {
                i = close(i);
            }
        }
    }

    private void readDefinition(int from, int to) {
        if (from >= to) {
            return;
        }
        Token first = tokens.get(from);
        boolean column = first.quoted || !CONSTRAINT_WORDS.contains(first.text.toUpperCase(Locale.ROOT));
        String columnName = column ? fold(first.unquoted()) : "";
        String name = "";
        for (int i = column ? from + 1 : from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.is("CONSTRAINT") && i + 1 < to) {
                name = tokens.get(++i).unquoted();
            } else if (token.is("CHECK") && opens(i + 1, to)) {
                checks.add(new Check(name, group(i + 1)));
                name = "";
            } else if (token.is("AS") && opens(i + 1, to)) {
                generated.put(columnName, group(i + 1));
            } else if (token.is("PRIMARY")) {
                primaryKeyName = name;
                name = "";
            } else if (token.is("UNIQUE")) {
                uniqueNames.put(column ? List.of(columnName) : names(i + 1), name);
                name = "";
            } else if (token.is("REFERENCES")) {
                references.add(new Reference(name, deferral(i, to)));
                name = "";
            }
            if (tokens.get(i).is("(")) {
                i = close(i);
            }
        }
    }

    /** The clause of the reference that begins at a token, up to the next constraint of the same definition. */
    private String deferral(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            Token token = tokens.get(i);
            if (token.is("CONSTRAINT") || token.is("CHECK") || token.is("FOREIGN") || token.is("REFERENCES")) {
                return "";
            }
            if (token.is("DEFERRABLE")) {
                boolean not = tokens.get(i - 1).is("NOT");
                boolean initially = i + 2 < to && tokens.get(i + 1).is("INITIALLY");
                return (not ? "NOT " : "") + "DEFERRABLE"
                        + (initially ? " INITIALLY " + tokens.get(i + 2).text.toUpperCase(Locale.ROOT) : "");
            }
        }
        return "";
    }

    private boolean opens(int index, int to) {
        return index < to && tokens.get(index).is("(");
    }

    private String group(int open) {
        return sql.substring(tokens.get(open).end, tokens.get(close(open)).start).strip();
    }

    private List<String> names(int open) {
        List<String> names = new ArrayList<>();
        for (int i = open; i < close(open); i++) {
            if (tokens.get(i).is("(") || tokens.get(i).is(",")) {
                names.add(fold(tokens.get(i + 1).unquoted()));
            }
        }
        return names;
    }

    /** The parenthesis that closes the one at {@code open}. */
    private int close(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                depth++;
            } else if (tokens.get(i).is(")") && --depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private int next(String text, int from) {
        int i = from;
        while (i < tokens.size() && !tokens.get(i).is(text)) {
            i++;
        }
        return i;
    }

    static List<Token> cut(String sql) {
        return SqlLexeme.of(sql, DialectName.SQLITE).stream()
                .map(one -> new Token(one.text(), one.start(), one.end(),
                        one.kind() == SqlLexeme.Kind.QUOTED_NAME || one.kind() == SqlLexeme.Kind.STRING))
                .toList();
    }

    /** SQLite compares names without regard to case, of ASCII letters alone. */
    static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return folded.toString();
    }

    record Token(String text, int start, int end, boolean quoted) {

        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }

        String unquoted() {
            if (!quoted) {
                return text;
            }
            String inside = text.substring(1, text.length() - 1);
            String quote = text.substring(0, 1);
            return quote.equals("[") ? inside : inside.replace(quote + quote, quote);
        }
    }
}
