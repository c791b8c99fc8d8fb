package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an ALTER changes. */
final class SummaryOfAlter {

    private final StatementCursor cursor;
    private final QualifiedName table;
    private final String title;
    private final List<String> actions = new ArrayList<>();
    private final List<QualifiedName> tables = new ArrayList<>();
    private boolean losesData;

    private SummaryOfAlter(StatementCursor cursor, QualifiedName table, String kind) {
        this.cursor = cursor;
        this.table = table;
        this.title = "ALTER " + kind + " " + table.text();
        tables.add(table);
    }

    static StatementSummary of(StatementCursor cursor) {
        int start = cursor.mark();
        cursor.take("ALTER");
        String kind = SummaryOfOther.kind(cursor);
        cursor.take("IF", "EXISTS");
        cursor.take("ONLY");
        QualifiedName name = cursor.name().orElse(null);
        if (kind.isEmpty() || name == null) {
            cursor.reset(start);
            return SummaryOfOther.unknown(cursor);
        }
        cursor.take("*");
        return switch (kind) {
            case "TABLE", "FOREIGN TABLE" -> new SummaryOfAlter(cursor, name, kind).table();
            case "VIEW", "MATERIALIZED VIEW" -> other(cursor, kind, name, name);
            case "TRIGGER", "POLICY", "RULE" -> cursor.take("ON")
                    ? other(cursor, kind, name, cursor.name().stream().toArray(QualifiedName[]::new))
                    : other(cursor, kind, name);
            default -> other(cursor, kind, name);
        };
    }

    private static StatementSummary other(StatementCursor cursor, String kind, QualifiedName name,
            QualifiedName... tables) {
        String title = "ALTER " + kind + " " + name.text();
        String noun = kind.toLowerCase(Locale.ROOT);
        cursor.skipParentheses();
        if (cursor.take("RENAME", "TO")) {
            return StatementSummary.harmless(title, "renames " + noun + " " + name.text() + " to "
                    + cursor.name().map(QualifiedName::text).orElse(""), tables);
        }
        if (kind.equals("TYPE") && cursor.take("ADD", "VALUE")) {
            cursor.take("IF", "NOT", "EXISTS");
            return StatementSummary.harmless(title, "adds value " + cursor.written() + " to enum " + name.text());
        }
        if (kind.equals("TYPE") && cursor.take("RENAME", "VALUE")) {
            return StatementSummary.harmless(title, "renames value " + cursor.written() + " of enum " + name.text());
        }
        if (kind.equals("TYPE") && cursor.take("DROP", "ATTRIBUTE")) {
            return StatementSummary.losing(title, "drops an attribute of type " + name.text());
        }
        return StatementSummary.harmless(title, "alters " + noun + " " + name.text(), tables);
    }

    private StatementSummary table() {
        do {
            action();
        } while (cursor.seek(",") && cursor.take(","));
        return new StatementSummary(title, String.join(", ", actions), tables, losesData);
    }

    private void action() {
        if (cursor.take("ADD")) {
            add();
        } else if (cursor.take("DROP")) {
            drop();
        } else if (cursor.take("ALTER")) {
            alterColumn();
        } else if (cursor.take("RENAME")) {
            rename();
        } else if (cursor.take("SET", "SCHEMA")) {
            String schema = name();
            actions.add("moves table " + table.text() + " to schema " + schema);
            tables.add(new QualifiedName(schema, table.name()));
        } else if (cursor.take("OWNER", "TO")) {
            actions.add("gives table " + table.text() + " to " + name());
        } else if (cursor.take("VALIDATE", "CONSTRAINT")) {
            actions.add("validates constraint " + name() + " of " + table.text());
        } else if (cursor.take("ATTACH", "PARTITION")) {
            partition("attaches partition ", " to ");
        } else if (cursor.take("DETACH", "PARTITION")) {
            partition("detaches partition ", " from ");
        } else if (cursor.take("ENABLE", "ROW", "LEVEL", "SECURITY")) {
            actions.add("turns on row level security of " + table.text());
        } else if (cursor.take("DISABLE", "ROW", "LEVEL", "SECURITY")) {
            actions.add("turns off row level security of " + table.text());
        } else {
            actions.add("alters table " + table.text());
        }
    }

    private void add() {
        if (cursor.take("CONSTRAINT")) {
            actions.add("adds constraint " + name() + " to " + table.text());
        } else if (cursor.take("PRIMARY", "KEY")) {
            actions.add("adds a primary key to " + table.text());
        } else if (cursor.take("FOREIGN", "KEY")) {
            actions.add("adds a foreign key to " + table.text());
        } else if (cursor.take("UNIQUE")) {
            actions.add("adds a unique constraint to " + table.text());
        } else if (cursor.take("CHECK")) {
            actions.add("adds a check to " + table.text());
        } else if (cursor.take("EXCLUDE")) {
            actions.add("adds an exclusion constraint to " + table.text());
        } else {
            cursor.take("COLUMN");
            cursor.take("IF", "NOT", "EXISTS");
            actions.add("adds column " + name() + " to " + table.text());
        }
    }

    private void drop() {
        if (cursor.take("CONSTRAINT")) {
            cursor.take("IF", "EXISTS");
            actions.add("drops constraint " + name() + " of " + table.text());
            return;
        }
        cursor.take("COLUMN");
        cursor.take("IF", "EXISTS");
        actions.add("drops column " + name() + " of " + table.text());
        losesData = true;
    }

    private void alterColumn() {
        if (cursor.take("CONSTRAINT")) {
            actions.add("alters constraint " + name() + " of " + table.text());
            return;
        }
        cursor.take("COLUMN");
        String column = name();
        String of = column + " of " + table.text();
        if (cursor.take("TYPE") || cursor.take("SET", "DATA", "TYPE")) {
            actions.add("changes the type of column " + of + " to " + type());
        } else if (cursor.take("SET", "NOT", "NULL")) {
            actions.add("makes column " + of + " not null");
        } else if (cursor.take("DROP", "NOT", "NULL")) {
            actions.add("lets column " + of + " be null");
        } else if (cursor.take("SET", "DEFAULT")) {
            actions.add("sets the default of column " + of);
        } else if (cursor.take("DROP", "DEFAULT")) {
            actions.add("drops the default of column " + of);
        } else {
            actions.add("alters column " + of);
        }
    }

    private void rename() {
        if (cursor.take("TO")) {
            String to = name();
            actions.add("renames table " + table.text() + " to " + to);
            tables.add(new QualifiedName(table.schema(), to));
        } else if (cursor.take("CONSTRAINT")) {
            String from = name();
            cursor.take("TO");
            actions.add("renames constraint " + from + " of " + table.text() + " to " + name());
        } else {
            cursor.take("COLUMN");
            String from = name();
            cursor.take("TO");
            actions.add("renames column " + from + " of " + table.text() + " to " + name());
        }
    }

    private void partition(String verb, String preposition) {
        cursor.name().ifPresent(partition -> {
            actions.add(verb + partition.text() + preposition + table.text());
            tables.add(partition);
        });
    }

    /** The words of a type up to what may follow it. */
    private String type() {
        StringBuilder type = new StringBuilder();
        while (!cursor.atEnd() && !cursor.isAny("USING", "COLLATE") && !cursor.is(",")) {
            boolean open = cursor.is("(");
            boolean word = !cursor.word().isEmpty();
            type.append(word && !type.isEmpty() && type.charAt(type.length() - 1) != '.' ? " " : "");
            if (open) {
                while (!cursor.atEnd() && !cursor.is(")")) {
                    type.append(cursor.written());
                    cursor.step();
                }
            }
            type.append(cursor.written());
            cursor.step();
        }
        return type.toString();
    }

    private String name() {
        return cursor.name().map(QualifiedName::text).orElse("");
    }
}
