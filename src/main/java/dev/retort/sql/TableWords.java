package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.SchemaEffect.ColumnWords;
import dev.retort.sql.SchemaEffect.ConstraintKind;
import dev.retort.sql.SchemaEffect.ConstraintWords;

/** Reads the columns and constraints of a CREATE TABLE and of an ADD of PostgreSQL. */
final class TableWords {

    private static final String[] COLUMN_ENDS = {"CONSTRAINT", "NOT", "NULL", "DEFAULT", "GENERATED", "PRIMARY",
            "UNIQUE", "CHECK", "REFERENCES", "COLLATE", "STORAGE", "COMPRESSION", "DEFERRABLE", "INITIALLY", ","};

    private final StatementCursor cursor;
    private final List<ColumnWords> columns = new ArrayList<>();
    private final List<ConstraintWords> constraints = new ArrayList<>();

    TableWords(StatementCursor cursor) {
        this.cursor = cursor;
    }

    List<ColumnWords> columns() {
        return columns;
    }

    List<ConstraintWords> constraints() {
        return constraints;
    }

    /** The rest of a CREATE TABLE, from the table's name on. */
    static List<SchemaEffect> read(StatementCursor cursor, boolean unlessThere) {
        QualifiedName table = cursor.name().orElse(null);
        if (table == null) {
            return List.of();
        }
        List<SchemaEffect> unread = List.of(new SchemaEffect.TableMadeUnread(table, unlessThere));
        if (!cursor.take("(")) {
            return unread;
        }
        TableWords words = new TableWords(cursor);
        while (!cursor.atEnd() && !cursor.is(")")) {
            if (cursor.isAny("LIKE") || !words.part()) {
                return unread;
            }
            cursor.take(",");
        }
        cursor.take(")");
        boolean more = cursor.isAny("INHERITS", "PARTITION", "AS", "OF");
        return more
                ? unread
                : List.of(new SchemaEffect.TableMade(table, unlessThere, List.copyOf(words.columns),
                        List.copyOf(words.constraints)));
    }

    /** A column or a constraint of the table; false where it is not understood. */
    private boolean part() {
        if (cursor.isAny("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE")) {
            ConstraintWords constraint = constraint();
            if (constraint == null) {
                return false;
            }
            constraints.add(constraint);
            return true;
        }
        return column();
    }

    /** A constraint of the table, up to the next comma; null where it is not understood. */
    @Nullable
    ConstraintWords constraint() {
        String name = cursor.take("CONSTRAINT") ? cursor.name().map(QualifiedName::name).orElse("") : "";
        if (cursor.take("PRIMARY", "KEY")) {
            return key(ConstraintKind.PRIMARY_KEY, name);
        }
        if (cursor.take("UNIQUE")) {
            cursor.take("NULLS", "NOT", "DISTINCT");
            return key(ConstraintKind.UNIQUE, name);
        }
        if (cursor.take("CHECK")) {
            String expression = parenthesis();
            rest();
            return new ConstraintWords(ConstraintKind.CHECK, name, List.of(), null, List.of(), expression);
        }
        if (cursor.take("FOREIGN", "KEY")) {
            List<String> own = names();
            return cursor.take("REFERENCES") ? reference(name, own) : null;
        }
        return null;
    }

    private @Nullable ConstraintWords key(ConstraintKind kind, String name) {
        List<String> of = names();
        if (of.isEmpty()) {
            return null;
        }
        return new ConstraintWords(kind, name, of, null, List.of(), rest());
    }

    private @Nullable ConstraintWords reference(String name, List<String> own) {
        QualifiedName target = cursor.name().orElse(null);
        return target == null
                ? null
                : new ConstraintWords(ConstraintKind.FOREIGN_KEY, name, own, target, names(), rest());
    }

    /** A column with its constraints, up to the next comma; false where it is not understood. */
    boolean column() {
        String name = cursor.name().map(QualifiedName::name).orElse("");
        int mark = cursor.mark();
        if (name.isEmpty() || cursor.atEnd()) {
            return false;
        }
        cursor.seek(COLUMN_ENDS);
        String type = cursor.since(mark);
        boolean nullable = true;
        String defaultExpression = "";
        String generated = "";
        String constraintName = "";
        while (!cursor.atEnd() && !cursor.is(",") && !cursor.is(")")) {
            if (cursor.take("CONSTRAINT")) {
                constraintName = cursor.name().map(QualifiedName::name).orElse("");
            } else if (cursor.take("NOT", "NULL")) {
                nullable = false;
            } else if (cursor.take("DEFAULT")) {
                defaultExpression = expression();
            } else if (cursor.take("GENERATED")) {
                generated = generated();
                nullable &= !generated.equals("always") && !generated.equals("by default");
            } else if (cursor.take("PRIMARY", "KEY")) {
                nullable = false;
                constraints.add(new ConstraintWords(ConstraintKind.PRIMARY_KEY, constraintName, List.of(name), null,
                        List.of(), ""));
            } else if (cursor.take("UNIQUE")) {
                constraints.add(new ConstraintWords(ConstraintKind.UNIQUE, constraintName, List.of(name), null,
                        List.of(), ""));
            } else if (cursor.take("CHECK")) {
                constraints.add(new ConstraintWords(ConstraintKind.CHECK, constraintName, List.of(name), null,
                        List.of(), parenthesis()));
            } else if (cursor.take("REFERENCES")) {
                if (!columnReference(constraintName, name)) {
                    return false;
                }
            } else {
                cursor.step();
            }
        }
        columns.add(new ColumnWords(name, type, nullable, defaultExpression, generated));
        return true;
    }

    private boolean columnReference(String constraintName, String column) {
        QualifiedName target = cursor.name().orElse(null);
        if (target == null) {
            return false;
        }
        List<String> targetColumns = names();
        int mark = cursor.mark();
        while (cursor.isAny("ON", "DELETE", "UPDATE", "CASCADE", "RESTRICT", "SET", "NULL", "NO", "ACTION", "MATCH",
                "FULL", "SIMPLE", "DEFERRABLE", "INITIALLY", "DEFERRED", "IMMEDIATE")
                || cursor.is("DEFAULT") && cursor.since(mark).toUpperCase(Locale.ROOT).endsWith("SET")) {
            cursor.step();
        }
        constraints.add(new ConstraintWords(ConstraintKind.FOREIGN_KEY, constraintName, List.of(column), target,
                targetColumns, cursor.since(mark)));
        return true;
    }

    private String generated() {
        boolean always = cursor.take("ALWAYS");
        cursor.take("BY", "DEFAULT");
        cursor.take("AS");
        if (cursor.take("IDENTITY")) {
            cursor.skipParentheses();
            return always ? "always" : "by default";
        }
        String expression = parenthesis();
        cursor.take("STORED");
        return expression;
    }

    /** An expression up to what may follow it in a column. */
    String expression() {
        int mark = cursor.mark();
        do {
            if (cursor.is("(")) {
                cursor.skipParentheses();
            } else {
                cursor.step();
            }
        } while (!cursor.atEnd() && !cursor.is(",") && !cursor.is(")") && !cursor.isAny("CONSTRAINT", "NOT", "NULL",
                "GENERATED", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "COLLATE"));
        return cursor.since(mark);
    }

    private String rest() {
        int mark = cursor.mark();
        cursor.seek(",");
        return cursor.since(mark);
    }

    private String parenthesis() {
        int mark = cursor.mark();
        cursor.skipParentheses();
        String text = cursor.since(mark);
        return text.length() > 1 ? text.substring(1, text.length() - 1).strip() : "";
    }

    /** A list of plain names in parentheses; empty where there is none or something else stands in it. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        if (!cursor.take("(")) {
            return names;
        }
        do {
            cursor.name().ifPresent(name -> names.add(name.name()));
        } while (cursor.take(","));
        return cursor.take(")") ? names : List.of();
    }
}
