package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.SchemaEffect.ConstraintWords;

/** Reads the actions of an ALTER TABLE of PostgreSQL. */
final class AlterWords {

    private final StatementCursor cursor;
    private final QualifiedName table;
    private final List<SchemaEffect> effects = new ArrayList<>();

    private AlterWords(StatementCursor cursor, QualifiedName table) {
        this.cursor = cursor;
        this.table = table;
    }

    static List<SchemaEffect> read(StatementCursor cursor, QualifiedName table) {
        AlterWords words = new AlterWords(cursor, table);
        do {
            words.action();
        } while (cursor.seek(",") && cursor.take(","));
        return words.effects;
    }

    private void action() {
        if (cursor.take("ADD")) {
            add();
        } else if (cursor.take("DROP")) {
            drop();
        } else if (cursor.take("ALTER")) {
            cursor.take("COLUMN");
            column();
        } else if (cursor.take("RENAME")) {
            rename();
        } else if (cursor.take("SET", "SCHEMA")) {
            effects.add(new SchemaEffect.RelationMoved(table, name()));
        } else if (cursor.isAny("ATTACH", "DETACH", "INHERIT", "NO", "OF")) {
            effects.add(new SchemaEffect.Touched(table));
        }
    }

    private void add() {
        TableWords words = new TableWords(cursor);
        if (cursor.isAny("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE")) {
            ConstraintWords constraint = words.constraint();
            effects.add(constraint == null
                    ? new SchemaEffect.Touched(table)
                    : new SchemaEffect.ConstraintAdded(table, constraint));
            return;
        }
        cursor.take("COLUMN");
        boolean unlessThere = cursor.take("IF", "NOT", "EXISTS");
        effects.add(words.column()
                ? new SchemaEffect.ColumnAdded(table, unlessThere, words.columns().getFirst(), words.constraints())
                : new SchemaEffect.Touched(table));
    }

    private void drop() {
        boolean constraint = cursor.take("CONSTRAINT");
        cursor.take("COLUMN");
        cursor.take("IF", "EXISTS");
        String name = name();
        effects.add(constraint
                ? new SchemaEffect.ConstraintDropped(table, name)
                : new SchemaEffect.ColumnDropped(table, name));
        if (cursor.is("CASCADE")) {
            effects.add(new SchemaEffect.Unknown("drops what depends on " + name + " of " + table.text()));
        }
    }

    private void column() {
        String column = name();
        if (cursor.take("TYPE") || cursor.take("SET", "DATA", "TYPE")) {
            int mark = cursor.mark();
            cursor.seek("USING", "COLLATE", ",");
            change(column, cursor.since(mark), null, null);
        } else if (cursor.take("SET", "NOT", "NULL")) {
            change(column, null, false, null);
        } else if (cursor.take("DROP", "NOT", "NULL")) {
            change(column, null, true, null);
        } else if (cursor.take("SET", "DEFAULT")) {
            change(column, null, null, new TableWords(cursor).expression());
        } else if (cursor.take("DROP", "DEFAULT")) {
            change(column, null, null, "");
        } else if (!cursor.isAny("SET") || cursor.take("SET", "GENERATED")) {
            effects.add(new SchemaEffect.Touched(table));
        }
    }

    private void change(String column, @Nullable String type,
            @Nullable Boolean nullable,
            @Nullable String defaultExpression) {
        effects.add(new SchemaEffect.ColumnChanged(table, column, type, nullable, defaultExpression));
    }

    private void rename() {
        if (cursor.take("TO")) {
            effects.add(new SchemaEffect.RelationRenamed(table, name()));
            return;
        }
        boolean constraint = cursor.take("CONSTRAINT");
        cursor.take("COLUMN");
        String from = name();
        cursor.take("TO");
        effects.add(constraint
                ? new SchemaEffect.ConstraintRenamed(table, from, name())
                : new SchemaEffect.ColumnRenamed(table, from, name()));
    }

    private String name() {
        return cursor.name().map(QualifiedName::name).orElse("");
    }
}
