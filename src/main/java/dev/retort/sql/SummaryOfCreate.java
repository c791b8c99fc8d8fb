package dev.retort.sql;

import java.util.Locale;
import java.util.Set;

import static dev.retort.sql.StatementSummary.count;
import static dev.retort.sql.StatementSummary.harmless;

/** What a CREATE makes. */
final class SummaryOfCreate {

    /** The words a table's part begins with where it is no column. */
    private static final Set<String> NO_COLUMN = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN",
            "EXCLUDE",
            "LIKE");

    private SummaryOfCreate() {}

    static StatementSummary of(StatementCursor cursor) {
        int start = cursor.mark();
        cursor.take("CREATE");
        boolean replaces = cursor.take("OR", "REPLACE");
        String creates = replaces ? "creates or replaces " : "creates ";
        boolean unique = false;
        boolean virtual = false;
        boolean temporary = false;
        for (String word = cursor.word(); cursor.takeAny("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "UNIQUE",
                "VIRTUAL", "RECURSIVE", "CONSTRAINT", "TRUSTED", "PROCEDURAL").isPresent(); word = cursor.word()) {
            unique |= word.equals("UNIQUE");
            virtual |= word.equals("VIRTUAL");
            temporary |= word.startsWith("TEMP");
        }
        String kind = SummaryOfOther.kind(cursor);
        cursor.take("CONCURRENTLY");
        cursor.take("IF", "NOT", "EXISTS");
        if (kind.equals("INDEX")) {
            return index(cursor, unique);
        }
        QualifiedName name = cursor.name().orElse(null);
        if (kind.isEmpty() || name == null) {
            cursor.reset(start);
            return SummaryOfOther.unknown(cursor);
        }
        String title = "CREATE " + (virtual ? "VIRTUAL " : "") + kind + " " + name.text();
        String what = creates + (virtual ? "virtual " : temporary ? "temporary " : "") + kind.toLowerCase(Locale.ROOT)
                + " " + name.text();
        return switch (kind) {
            case "TABLE" -> virtual ? virtual(cursor, title, what, name) : table(cursor, title, what, name);
            case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> harmless(title, what, name);
            case "TRIGGER", "POLICY" -> onTable(cursor, "ON", title, what);
            case "RULE" -> onTable(cursor, "TO", title, what);
            case "TYPE" -> type(cursor, title, what, name);
            default -> harmless(title, what);
        };
    }

    private static StatementSummary index(StatementCursor cursor, boolean unique) {
        QualifiedName index = cursor.is("ON") ? null : cursor.name().orElse(null);
        String title = "CREATE " + (unique ? "UNIQUE " : "") + "INDEX" + (index == null ? "" : " " + index.text());
        String what = "creates " + (unique ? "unique " : "") + "index" + (index == null ? "" : " " + index.text());
        return onTable(cursor, "ON", title, what);
    }

    private static StatementSummary onTable(StatementCursor cursor, String preposition, String title, String what) {
        if (!cursor.seek(preposition)) {
            return harmless(title, what);
        }
        cursor.step();
        cursor.take("ONLY");
        return cursor.name()
                .map(table -> harmless(title + " ON " + table.text(), what + " on " + table.text(), table))
                .orElseGet(() -> harmless(title, what));
    }

    private static StatementSummary virtual(StatementCursor cursor, String title, String what, QualifiedName name) {
        String module = cursor.take("USING") ? " with " + cursor.written() : "";
        return harmless(title, what + module, name);
    }

    private static StatementSummary table(StatementCursor cursor, String title, String what, QualifiedName name) {
        if (cursor.take("PARTITION", "OF")) {
            return cursor.name()
                    .map(parent -> harmless(title, what + " as a partition of " + parent.text(), name, parent))
                    .orElseGet(() -> harmless(title, what, name));
        }
        int start = cursor.mark();
        boolean query = cursor.seek("AS");
        cursor.reset(start);
        if (query) {
            return harmless(title, what + " from a query", name);
        }
        if (!cursor.take("(")) {
            return harmless(title, what, name);
        }
        long columns = 0;
        String like = "";
        while (!cursor.atEnd() && !cursor.is(")")) {
            if (cursor.take("LIKE")) {
                like = cursor.name().map(QualifiedName::text).orElse("");
            } else if (!NO_COLUMN.contains(cursor.word())) {
                columns++;
            }
            cursor.seek(",", ")");
            cursor.take(",");
        }
        String of = like.isEmpty() ? "" : columns == 0 ? " like " + like : " and those of " + like;
        return harmless(title, what + (columns == 0 ? "" : " with " + count(columns, "column")) + of, name);
    }

    private static StatementSummary type(StatementCursor cursor, String title, String what, QualifiedName name) {
        if (!cursor.take("AS", "ENUM", "(")) {
            return harmless(title, what);
        }
        long values = cursor.is(")") ? 0 : 1;
        while (cursor.seek(",", ")") && cursor.take(",")) {
            values++;
        }
        return harmless(title, "creates enum " + name.text() + " with " + count(values, "value"));
    }
}
