package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Exclusion;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.Unique;
import dev.retort.schema.Dependency;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/** Columns of tables that are there. */
final class ColumnStatements {

    private final Writing writing;
    private final SqlNames names;
    private final ConstraintStatements constraints;
    private final SequenceStatements sequences;

    ColumnStatements(Writing writing, SequenceStatements sequences) {
        this.writing = writing;
        this.sequences = sequences;
        names = writing.names();
        constraints = new ConstraintStatements(writing);
    }

    void add(SchemaChange.AddColumn change) {
        Column inherited = inherited(change.table(), change.column());
        if (inherited != null) {
            alter(change, change.table(), inherited, change.column());
            return;
        }
        Column column = change.column();
        String serial = sequences.serial(change.table(), column);
        boolean needsRows = !column.nullable() && column.defaultExpression().isEmpty() && column.generated().isEmpty();
        writing.add(change, alter(change.table()) + "ADD COLUMN " + (serial == null
                ? writing.parts().column(column)
                : names.of(column.name()) + " " + serial),
                needsRows && !writing.soFar().isNew(change.table())
                        ? "fails where " + change.table().name() + " holds rows: " + column.name()
                                + " has no default and may not be null"
                        : "");
        comment(change, change.table(), column.name(), "", column.comment());
    }

    void drop(SchemaChange.DropColumn change) {
        Column inherited = inherited(change.table(), change.column());
        inherited = inherited == null ? writing.soFar().laterInherited(change, writing.changes()) : inherited;
        if (inherited != null) {
            alter(change, change.table(), change.column(), inherited);
            return;
        }
        writing.add(change, alter(change.table()) + "DROP COLUMN " + names.of(change.column().name()),
                change.column().generated().isEmpty() || change.column().isIdentity()
                        ? "drops the column " + change.table().name() + "." + change.column().name()
                                + " with all its values"
                        : "");
    }

    /** What the table has by this name anyway, from a parent; its own record holds only what differs. */
    private @Nullable Column inherited(ObjectName name, Column column) {
        Table table = writing.soFar().table(name);
        if (table == null) {
            return null;
        }
        Column left = writing.soFar().leftFromParent(name, column.name());
        return left == null ? writing.soFar().inherited(table, column.name()) : left;
    }

    void alter(SchemaChange change, ObjectName table, Column asItWas, Column after) {
        Column before = withRenamedLabels(asItWas);
        if (isVirtual(before) && !isComputed(after) || isComputed(after)
                && !(before.generated().equals(after.generated()) && before.rule().equals(after.rule())
                        && before.type().equals(after.type()))) {
            makeAnew(change, table, before, after);
            return;
        }
        String column = "ALTER COLUMN " + names.of(after.name()) + " ";
        List<String> first = new ArrayList<>();
        if (isComputed(before)) {
            writing.add(change, alter(table) + column + "DROP EXPRESSION");
        }
        if (before.isIdentity() && !after.isIdentity() && isIdentityStill(table, after)) {
            writing.add(change, alter(table) + column + "DROP IDENTITY");
        }
        boolean retyped = !before.type().equals(after.type()) || !before.collation().equals(after.collation());
        boolean defaultChanged = !before.defaultExpression().equals(after.defaultExpression());
        boolean defaultAside = !before.defaultExpression().isEmpty()
                && (retyped || after.defaultExpression().isEmpty());
        if (defaultAside) {
            first.add(column + "DROP DEFAULT");
        }
        String warning = "";
        if (retyped) {
            ColumnConversion conversion = new ColumnConversion(names, writing.soFar());
            first.add(column + "TYPE " + PartText.type(after) + conversion
                    .using(after.name(), before.type(), after.type()).map(using -> " USING " + using).orElse(""));
            warning = conversion.mayLose(before.type(), after.type())
                    ? "values of " + table.name() + "." + after.name() + " that do not fit " + after.type()
                            + " are refused or lose a part"
                    : "";
        }
        if (!after.defaultExpression().isEmpty() && (defaultChanged || defaultAside)) {
            first.add(column + "SET DEFAULT " + after.defaultExpression());
        }
        if (before.nullable() != after.nullable() && after.nullable()) {
            first.add(column + "DROP NOT NULL");
        }
        boolean setNotNull = before.nullable() && !after.nullable();
        if (setNotNull && !writing.isLive(table)) {
            first.add(column + "SET NOT NULL");
        }
        if (!first.isEmpty()) {
            writing.add(change, alter(table) + String.join(", ", first), warning);
        }
        if (setNotNull && writing.isLive(table)) {
            setNotNullOnline(change, table, after);
        }
        identity(change, table, before, after);
        if (defaultChanged && numbersAnew(table, after)) {
            continueAfterRows(change, table, after, SequenceParameters.parse(after.type(), ""));
        }
        comment(change, table, after.name(), before.comment(), after.comment());
    }

    /** A default follows the label it is when that is renamed, wherever in the revision it is. */
    private Column withRenamedLabels(Column column) {
        String value = column.defaultExpression();
        for (SchemaChange change : writing.changes()) {
            if (change instanceof SchemaChange.RenameLabel label) {
                String type = "::" + names.of(label.type());
                value = value.replace(SqlNames.literal(label.from()) + type, SqlNames.literal(label.to()) + type);
            }
        }
        return new Column(column.name(), column.type(), column.nullable(), value, column.generated(), column.comment(),
                column.collation(), column.rule());
    }

    /** A check that is already validated spares SET NOT NULL its scan under an exclusive lock. */
    private void setNotNullOnline(SchemaChange change, ObjectName table, Column column) {
        String name = names.of(SqlNames.made(table.name() + "_" + column.name(), "_not_null"));
        writing.add(change, alter(table) + "ADD CONSTRAINT " + name + " CHECK (" + names.of(column.name())
                + " IS NOT NULL) NOT VALID");
        writing.addAlone(change, alter(table) + "VALIDATE CONSTRAINT " + name, "");
        writing.add(change, alter(table) + "ALTER COLUMN " + names.of(column.name()) + " SET NOT NULL");
        writing.add(change, alter(table) + "DROP CONSTRAINT " + name);
    }

    private void identity(SchemaChange change, ObjectName table, Column before, Column after) {
        if (!after.isIdentity()) {
            return;
        }
        String column = "ALTER COLUMN " + names.of(after.name()) + " ";
        if (!before.isIdentity()) {
            writing.add(change, alter(table) + column + "ADD " + PartText.identity(after));
            continueAfterRows(change, table, after);
            return;
        }
        String set = before.generated().equals(after.generated()) ? "" : " SET GENERATED " + PartText.generation(after);
        SequenceParameters old = SequenceParameters.parse(after.type(), before.rule());
        SequenceParameters now = SequenceParameters.parse(after.type(), after.rule());
        set += SequenceStatements.changed(old, now, "SET ");
        if (!set.isEmpty()) {
            writing.add(change, alter(table) + column + set.strip());
        }
        if (SequenceStatements.narrows(old, now)) {
            continueAfterRows(change, table, after);
        }
    }

    /** A sequence that was made for it let go of the identity already. */
    private boolean isIdentityStill(ObjectName table, Column column) {
        Column now = writing.soFar().column(table.part(ObjectKind.COLUMN, column.name()));
        return now == null || now.isIdentity();
    }

    /** Whether its default takes from a sequence of its own that the changes have made, as a serial column's does. */
    private boolean numbersAnew(ObjectName table, Column column) {
        return column.defaultExpression().startsWith("nextval(") && writing.soFar().all().stream()
                .anyMatch(object -> object instanceof Sequence one && one.ownedBy() != null
                        && one.ownedBy().equals(table.part(ObjectKind.COLUMN, column.name()))
                        && writing.soFar().isNew(one.id()));
    }

    private void continueAfterRows(SchemaChange change, ObjectName table, Column column) {
        continueAfterRows(change, table, column, SequenceParameters.parse(column.type(), column.rule()));
    }

    /** A column that is numbered from now on goes on behind the numbers it holds. */
    private void continueAfterRows(SchemaChange change, ObjectName table, Column column,
            SequenceParameters options) {
        if (options.increment() > 0 && !writing.soFar().isNew(table)) {
            writing.add(change, "SELECT setval(pg_get_serial_sequence(" + SqlNames.literal(names.of(table)) + ", "
                    + SqlNames.literal(column.name()) + "), greatest(max(" + names.of(column.name()) + ") + 1, "
                    + options.start() + "), false) FROM " + names.of(table));
        }
    }

    private static boolean isComputed(Column column) {
        return !column.generated().isEmpty() && !column.isIdentity();
    }

    private static boolean isVirtual(Column column) {
        return isComputed(column) && column.rule().equals("VIRTUAL");
    }

    /** No server before 17 gives a column another expression: it is dropped and added, and what stands on it again. */
    private void makeAnew(SchemaChange change, ObjectName name, Column before, Column after) {
        Table table = writing.soFar().table(name);
        List<Constraint> keys = table == null
                ? List.of()
                : table.constraints().stream().filter(one -> uses(name, one, before.name())).filter(this::stays)
                        .toList();
        List<Index> indexes = table == null
                ? List.of()
                : table.indexes().stream().filter(index -> index.columns().contains(before.name()))
                        .filter(this::stays).toList();
        writing.add(change, alter(name) + "DROP COLUMN " + names.of(before.name()), isComputed(before)
                ? ""
                : "drops the values of " + name.name() + "." + before.name() + ": they are computed from now on");
        if (isVirtual(before) && !isComputed(after) && !after.isIdentity()) {
            addWithValues(change, name, before.generated(), after);
        } else {
            writing.add(change, alter(name) + "ADD COLUMN " + writing.parts().column(after));
        }
        keys.forEach(key -> constraints.add(change, name, key));
        indexes.forEach(index -> constraints.createIndex(change, name, index));
        comment(change, name, after.name(), "", after.comment());
    }

    /** A virtual column has no values that could stay, so they are computed once more. */
    private void addWithValues(SchemaChange change, ObjectName table, String expression, Column column) {
        String name = names.of(column.name());
        writing.add(change, alter(table) + "ADD COLUMN " + name + " " + PartText.type(column)
                + (column.defaultExpression().isEmpty() ? "" : " DEFAULT " + column.defaultExpression()));
        writing.add(change, "UPDATE " + names.of(table) + " SET " + name + " = (" + expression + ")::" + column.type());
        if (!column.nullable()) {
            writing.add(change, alter(table) + "ALTER COLUMN " + name + " SET NOT NULL");
        }
    }

    private boolean uses(ObjectName table, Constraint constraint, String column) {
        return switch (constraint) {
            case PrimaryKey key -> key.columns().contains(column);
            case Unique key -> key.columns().contains(column);
            case ForeignKey key -> key.columns().contains(column);
            case Check _,Exclusion _ -> writing.before().dependencies().contains(
                    new Dependency(table.part(ObjectKind.CONSTRAINT, constraint.name()),
                            table.part(ObjectKind.COLUMN, column)));
        };
    }

    /** Dropped with the column, a constraint or index needs no later change that drops it. */
    private boolean stays(Object part) {
        List<SchemaChange> drops = writing.changes().stream().filter(change -> switch (change) {
            case SchemaChange.DropConstraint drop -> drop.constraint().equals(part);
            case SchemaChange.DropIndex drop -> drop.index().equals(part);
            default -> false;
        }).toList();
        drops.forEach(writing::markDone);
        return drops.isEmpty();
    }

    private void comment(SchemaChange change, ObjectName table, String column, String before, String after) {
        if (!before.equals(after)) {
            writing.add(change, "COMMENT ON COLUMN " + names.of(table) + "." + names.of(column) + " IS "
                    + (after.isEmpty() ? "NULL" : SqlNames.literal(after)));
        }
    }

    private String alter(ObjectName table) {
        return "ALTER TABLE " + names.of(table) + " ";
    }
}
