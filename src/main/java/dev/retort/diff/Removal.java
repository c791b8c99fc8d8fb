package dev.retort.diff;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AlterColumn;
import dev.retort.operation.SchemaChange.Drop;
import dev.retort.operation.SchemaChange.DropColumn;
import dev.retort.operation.SchemaChange.DropConstraint;
import dev.retort.operation.SchemaChange.DropIndex;
import dev.retort.schema.Column;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;

/** Takes things out of the way. */
final class Removal {

    private Removal() {}

    /** The changes that take a thing out of the way; null for what stays where it is. */
    static @Nullable SchemaChange of(Map<ObjectName, SchemaObject> objects, ObjectName name) {
        SchemaObject whole = objects.get(name);
        if (whole != null) {
            return new Drop(whole);
        }
        Table table = DependencyGraph.tableWith(objects, name);
        if (table == null) {
            return null;
        }
        return switch (name.kind()) {
            case CONSTRAINT -> table.constraints().stream().filter(one -> one.name().equals(name.name())).findFirst()
                    .<SchemaChange>map(one -> new DropConstraint(table.id(), one)).orElse(null);
            case INDEX -> table.indexes().stream().filter(one -> one.name().equals(name.name())).findFirst()
                    .<SchemaChange>map(one -> new DropIndex(table.id(), one)).orElse(null);
            case COLUMN -> table.columns().stream().filter(one -> one.name().equals(name.name())).findFirst()
                    .map(one -> out(table, one)).orElse(null);
            default -> null;
        };
    }

    /** A generated column goes; one with values loses its default for a while. */
    private static SchemaChange out(Table table, Column column) {
        return column.generated().isEmpty() || column.isIdentity()
                ? new AlterColumn(table.id(), column, ColumnComparison.withDefault(column, ""))
                : new DropColumn(table.id(), column);
    }
}
