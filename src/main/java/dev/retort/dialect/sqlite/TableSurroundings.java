package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import dev.retort.dialect.sqlite.SqliteTableText.Token;

/**
 * What stands around a table that is made anew.
 *
 * @param triggers the statements of its own triggers
 * @param namedElsewhere whether views or other tables' triggers name it
 * @param referenced whether a foreign key points at it
 */
public record TableSurroundings(List<String> triggers, boolean namedElsewhere, boolean referenced) {

    public static final TableSurroundings NOTHING = new TableSurroundings(List.of(), false, false);

    public TableSurroundings {
        triggers = List.copyOf(triggers);
    }

    /** @param dependents as {@link dev.retort.schema.CatalogView#dependents} gives them */
    public static TableSurroundings of(String table, List<String> dependents, boolean referenced) {
        List<String> own = new ArrayList<>(dependents);
        own.removeIf(statement -> !isTriggerOf(table, statement));
        return new TableSurroundings(own, own.size() < dependents.size(), referenced);
    }

    private static boolean isTriggerOf(String table, String statement) {
        List<Token> tokens = SqliteTableText.cut(statement);
        boolean trigger = tokens.stream().limit(3).anyMatch(token -> token.is("TRIGGER"));
        for (int i = 0; trigger && i + 1 < tokens.size() && !tokens.get(i).is("BEGIN"); i++) {
            if (tokens.get(i).is("ON")) {
                int name = i + 2 < tokens.size() && tokens.get(i + 2).is(".") ? i + 3 : i + 1;
                return SqliteTableText.fold(tokens.get(name).unquoted()).equals(SqliteTableText.fold(table));
            }
        }
        return false;
    }
}
