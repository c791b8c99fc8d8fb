package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** What differs between two schemas, name by name, in no clever order: what a writer has to cope with at the least. */
final class PlainDifference {

    private final List<SchemaChange> changes = new ArrayList<>();

    private PlainDifference() {}

    static List<SchemaChange> of(DatabaseSchema before, DatabaseSchema after) {
        PlainDifference difference = new PlainDifference();
        Map<ObjectName, SchemaObject> old = before.byName();
        Map<ObjectName, SchemaObject> wanted = after.byName();
        old.forEach((name, object) -> {
            if (!wanted.containsKey(name)) {
                difference.changes.add(new SchemaChange.Drop(object));
            }
        });
        wanted.forEach((name, object) -> {
            if (!old.containsKey(name)) {
                difference.changes.add(new SchemaChange.Create(object));
            } else if (object instanceof Table table && table.kind() == TableKind.TABLE) {
                difference.compare((Table) old.get(name), table);
            } else if (!object.equals(old.get(name))) {
                difference.changes.add(new SchemaChange.Replace(old.get(name), object));
            }
        });
        return difference.changes;
    }

    private void compare(Table old, Table wanted) {
        ObjectName name = wanted.id();
        if (!old.definition().equals(wanted.definition())) {
            changes.add(new SchemaChange.Replace(old, wanted));
        }
        for (Index index : old.indexes()) {
            if (!wanted.indexes().contains(index)) {
                changes.add(new SchemaChange.DropIndex(name, index));
            }
        }
        List<Constraint> added = new ArrayList<>(wanted.constraints());
        for (Constraint constraint : old.constraints()) {
            if (!added.remove(constraint)) {
                changes.add(new SchemaChange.DropConstraint(name, constraint));
            }
        }
        for (Column column : old.columns()) {
            Column other = find(wanted, column.name());
            if (other == null) {
                changes.add(new SchemaChange.DropColumn(name, column));
            } else if (!other.equals(column)) {
                changes.add(new SchemaChange.AlterColumn(name, column, other));
            }
        }
        for (Column column : wanted.columns()) {
            if (find(old, column.name()) == null) {
                changes.add(new SchemaChange.AddColumn(name, column));
            }
        }
        added.forEach(constraint -> changes.add(new SchemaChange.AddConstraint(name, constraint)));
        for (Index index : wanted.indexes()) {
            if (!old.indexes().contains(index)) {
                changes.add(new SchemaChange.CreateIndex(name, index));
            }
        }
    }

    private static @Nullable Column find(Table table, String column) {
        return table.columns().stream().filter(one -> one.name().equals(column)).findFirst().orElse(null);
    }
}
