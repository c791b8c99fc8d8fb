package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Dependency;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;

/** Enumerated types, domains and composite types. */
final class TypeStatements {

    private final Writing writing;
    private final SqlNames names;

    TypeStatements(Writing writing) {
        this.writing = writing;
        names = writing.names();
    }

    void create(SchemaChange change, EnumType type) {
        writing.add(change, "CREATE TYPE " + names.of(type.id()) + " AS ENUM "
                + type.labels().stream().map(SqlNames::literal).collect(Collectors.joining(", ", "(", ")")));
    }

    void create(SchemaChange change, CompositeType type) {
        writing.add(change, "CREATE TYPE " + names.of(type.id()) + " AS "
                + type.columns().stream().map(this::attribute).collect(Collectors.joining(", ", "(", ")")));
        for (Column column : type.columns()) {
            if (!column.comment().isEmpty()) {
                writing.add(change, "COMMENT ON COLUMN " + names.of(type.id()) + "." + names.of(column.name()) + " IS "
                        + SqlNames.literal(column.comment()));
            }
        }
    }

    private String attribute(Column column) {
        return names.of(column.name()) + " " + PartText.type(column);
    }

    void create(SchemaChange change, Domain domain) {
        List<Check> later = domain.checks().stream().filter(PartText::isNotValid).toList();
        writing.add(change, "CREATE DOMAIN " + names.of(domain.id()) + " AS " + domain.type()
                + (domain.collation().isEmpty() ? "" : " COLLATE " + domain.collation())
                + (domain.defaultExpression().isEmpty() ? "" : " DEFAULT " + domain.defaultExpression())
                + (domain.nullable() ? "" : " NOT NULL")
                + domain.checks().stream().filter(check -> !PartText.isNotValid(check))
                        .map(check -> " " + writing.parts().constraint(check)).collect(Collectors.joining()));
        later.forEach(check -> addCheck(change, domain.id(), check));
    }

    void drop(SchemaChange change, String word, ObjectName type) {
        writing.add(change, "DROP " + word + " " + names.of(type));
    }

    /** What uses the label in the transaction that adds it fails, so it stands alone and may be tried again. */
    void addLabel(SchemaChange.AddLabel change) {
        String sql = "ALTER TYPE " + names.of(change.type()) + " ADD VALUE IF NOT EXISTS "
                + SqlNames.literal(change.label())
                + (change.before().isEmpty() ? "" : " BEFORE " + SqlNames.literal(change.before()));
        if (writing.soFar().isNew(change.type())) {
            writing.add(change, sql);
        } else {
            writing.addAlone(change, sql, "");
        }
    }

    void renameLabel(SchemaChange.RenameLabel change) {
        writing.add(change, "ALTER TYPE " + names.of(change.type()) + " RENAME VALUE "
                + SqlNames.literal(change.from()) + " TO " + SqlNames.literal(change.to()));
    }

    /** All labels of the type that are to go, in one rebuilding of it. */
    void dropLabels(SchemaChange.DropLabel change) {
        EnumType type = writing.soFar().enumType(change.type());
        if (type == null) {
            return;
        }
        List<String> kept = new ArrayList<>(type.labels());
        int from = writing.changes().indexOf(change);
        for (SchemaChange next : writing.changes().subList(from, writing.changes().size())) {
            if (!(next instanceof SchemaChange.DropLabel drop && drop.type().equals(change.type()))) {
                break;
            }
            kept.remove(drop.label());
            writing.markDone(next);
        }
        rebuild(change, type.id(), new EnumType(type.schema(), type.name(), kept));
    }

    /** Labels cannot be taken away or change places: the type is made anew beside the old one, and columns move over. */
    void rebuild(SchemaChange change, ObjectName name, EnumType after) {
        EnumType before = writing.soFar().enumType(name);
        List<String> lost = before == null
                ? List.of()
                : before.labels().stream().filter(label -> !after.labels().contains(label)).toList();
        String warning = lost.isEmpty()
                ? ""
                : "rows that hold " + String.join(", ", lost) + " are in the way: give them another value first";
        rebuild(change, name, () -> create(change, after), "TYPE", warning);
    }

    private void rebuild(SchemaChange change, ObjectName name, Runnable create, String word, String warning) {
        String type = names.of(name);
        String old = SqlNames.made(name.name(), "_old");
        Set<ObjectName> dependents = writing.before().dependencies().stream().filter(one -> one.on().equals(name))
                .map(Dependency::dependent).collect(Collectors.toSet());
        List<Table> tables = writing.soFar().tables().filter(table -> !table.isView()).toList();
        ConstraintStatements parts = new ConstraintStatements(writing);
        tables.forEach(table -> checks(table, dependents).forEach(check -> parts.drop(change, table.id(), check)));
        tables.forEach(table -> indexes(table, dependents).forEach(index -> writing.add(change,
                "DROP INDEX " + names.of(table.schema(), index.name()))));
        writing.add(change, "ALTER " + word + " " + type + " RENAME TO " + names.of(old), warning);
        create.run();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                if (column.type().equals(type) || column.type().equals(type + "[]")) {
                    moveOver(change, table, column);
                }
            }
        }
        writing.add(change, "DROP " + word + " " + names.of(name.schema(), old));
        tables.forEach(table -> checks(table, dependents).forEach(check -> writing.add(change,
                "ALTER TABLE " + names.of(table.id()) + " ADD " + writing.parts().constraint(check))));
        tables.forEach(table -> indexes(table, dependents)
                .forEach(index -> writing.add(change, parts.index(table.id(), index, ""))));
    }

    private static List<Constraint> checks(Table table, Set<ObjectName> dependents) {
        return table.constraints().stream().filter(constraint -> dependents
                .contains(table.id().part(ObjectKind.CONSTRAINT, constraint.name()))).toList();
    }

    private static List<Index> indexes(Table table, Set<ObjectName> dependents) {
        return table.indexes().stream()
                .filter(index -> dependents.contains(table.id().part(ObjectKind.INDEX, index.name()))).toList();
    }

    private void moveOver(SchemaChange change, Table table, Column column) {
        String alter = "ALTER COLUMN " + names.of(column.name()) + " ";
        boolean array = column.type().endsWith("[]");
        String sql = column.defaultExpression().isEmpty() ? "" : alter + "DROP DEFAULT, ";
        sql += alter + "TYPE " + column.type() + " USING " + names.of(column.name())
                + (array ? "::text[]::" : "::text::")
                + column.type();
        // Its expression is spelled with the type's name, which is the new one's by now.
        sql += column.defaultExpression().isEmpty() ? "" : ", " + alter + "SET DEFAULT " + column.defaultExpression();
        writing.add(change, "ALTER TABLE " + names.of(table.id()) + " " + sql);
    }

    void alter(SchemaChange change, Domain before, Domain after) {
        if (!before.type().equals(after.type()) || !before.collation().equals(after.collation())) {
            rebuild(change, before.id(), () -> create(change, after), "DOMAIN", "");
            return;
        }
        String alter = "ALTER DOMAIN " + names.of(before.id()) + " ";
        if (!before.defaultExpression().equals(after.defaultExpression())) {
            writing.add(change, alter + (after.defaultExpression().isEmpty()
                    ? "DROP DEFAULT"
                    : "SET DEFAULT " + after.defaultExpression()));
        }
        HeldValues held = stricter(before, after) ? HeldValues.of(writing, after) : HeldValues.none(writing);
        held.park(change);
        if (before.nullable() != after.nullable()) {
            writing.add(change, alter + (after.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        before.checks().stream().filter(check -> !after.checks().contains(check))
                .forEach(check -> writing.add(change, alter + "DROP CONSTRAINT " + names.of(check.name())));
        after.checks().stream().filter(check -> !before.checks().contains(check))
                .forEach(check -> addCheck(change, before.id(), check));
        held.putBack(change);
    }

    private static boolean stricter(Domain before, Domain after) {
        return before.nullable() && !after.nullable()
                || after.checks().stream()
                        .anyMatch(check -> !before.checks().contains(check) && !PartText.isNotValid(check));
    }

    private void addCheck(SchemaChange change, ObjectName domain, Check check) {
        writing.add(change, "ALTER DOMAIN " + names.of(domain) + " ADD " + writing.parts().constraint(check));
    }

    /**
     * Attributes come in order and new ones at the end: from the first that differs in its place on, all are made anew.
     * Where a column holds such values, no attribute of them gets another type, so the type itself is made anew.
     */
    void alter(SchemaChange change, CompositeType before, CompositeType after) {
        String alter = "ALTER TYPE " + names.of(before.id()) + " ";
        List<Column> kept = new ArrayList<>(before.columns());
        kept.removeIf(column -> {
            boolean gone = after.columns().stream().noneMatch(one -> one.name().equals(column.name()));
            if (gone) {
                writing.add(change, alter + "DROP ATTRIBUTE " + names.of(column.name()) + " CASCADE",
                        "drops " + column.name() + " from all values of " + before.name());
            }
            return gone;
        });
        boolean inUse = isInUse(before.id());
        boolean retyped = false;
        int same = 0;
        while (same < kept.size() && kept.get(same).name().equals(after.columns().get(same).name())) {
            Column old = kept.get(same);
            Column now = after.columns().get(same);
            boolean otherType = !attribute(old).equals(attribute(now));
            retyped |= otherType;
            if (otherType && !inUse) {
                writing.add(change, alter + "ALTER ATTRIBUTE " + names.of(now.name()) + " TYPE " + PartText.type(now)
                        + " CASCADE");
            }
            comment(change, before.id(), old.comment(), now);
            same++;
        }
        kept.subList(same, kept.size()).forEach(column -> writing.add(change,
                alter + "DROP ATTRIBUTE " + names.of(column.name()) + " CASCADE",
                "drops " + column.name() + " from all values of " + before.name()));
        for (Column column : after.columns().subList(same, after.columns().size())) {
            writing.add(change, alter + "ADD ATTRIBUTE " + attribute(column) + " CASCADE");
            comment(change, before.id(), "", column);
        }
        if (retyped && inUse) {
            rebuild(change, before.id(), () -> create(change, after), "TYPE",
                    "values of " + before.name() + " that do not fit its other types are in the way");
        }
    }

    private boolean isInUse(ObjectName name) {
        String type = names.of(name);
        return writing.soFar().tables().filter(table -> !table.isView()).flatMap(table -> table.columns().stream())
                .anyMatch(column -> column.type().equals(type) || column.type().equals(type + "[]"));
    }

    private void comment(SchemaChange change, ObjectName type, String before, Column after) {
        if (!before.equals(after.comment())) {
            writing.add(change, "COMMENT ON COLUMN " + names.of(type) + "." + names.of(after.name()) + " IS "
                    + (after.comment().isEmpty() ? "NULL" : SqlNames.literal(after.comment())));
        }
    }
}
