package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

import dev.retort.dialect.Identifiers;

/**
 * How a table takes the place of another that it is a new form of
 * (https://www.sqlite.org/lang_altertable.html#otheralter): made under another name, filled, and renamed.
 *
 * @param temporary the name it has until then
 * @param create makes it under that name
 * @param copy fills it; empty where there is nothing to copy
 * @param keepsSequence whether AUTOINCREMENT goes on counting where the old table was
 */
record MoveAndCopy(String table, String temporary, String create, String copy, boolean keepsSequence) {

    List<String> statements(Identifiers names) {
        List<String> statements = new ArrayList<>();
        statements.add(create);
        if (!copy.isEmpty()) {
            statements.add(copy);
        }
        if (keepsSequence) {
            statements.add("DELETE FROM sqlite_sequence WHERE name = " + literal(temporary));
            statements.add("INSERT INTO sqlite_sequence (name, seq) SELECT " + literal(temporary)
                    + ", seq FROM sqlite_sequence WHERE name = " + literal(table));
        }
        statements.add("DROP TABLE " + names.quoteIfNeeded(table));
        statements.add("ALTER TABLE " + names.quoteIfNeeded(temporary) + " RENAME TO " + names.quoteIfNeeded(table));
        return statements;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
