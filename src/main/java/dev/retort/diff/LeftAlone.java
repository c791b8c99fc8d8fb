package dev.retort.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;

/**
 * What a comparison passes over: it stays as it is, on whichever side it stands. Unlike what a {@link ComparisonFilter}
 * hides, it is still there for what refers to it, and for a table that SQLite makes anew.
 *
 * @param things tables, which stand for all that is in them, other whole things, and parts of tables
 */
public record LeftAlone(Set<ObjectName> things) {

    public static final LeftAlone NOTHING = new LeftAlone(Set.of());

    public LeftAlone {
        things = Set.copyOf(things);
    }

    /** This and more. */
    public LeftAlone and(Set<ObjectName> more) {
        Set<ObjectName> all = new HashSet<>(things);
        all.addAll(more);
        return new LeftAlone(all);
    }

    boolean covers(ObjectName name) {
        return things.contains(name) || name.kind().isPart()
                && (things.contains(ObjectName.of(ObjectKind.TABLE, name.schema(), name.within()))
                        || things.contains(ObjectName.of(ObjectKind.VIEW, name.schema(), name.within())));
    }

    /** Whether a difference is about such a thing, or about a foreign key to such a table. */
    boolean covers(Difference difference) {
        return !things.isEmpty() && (covers(difference.object()) || covers(difference.under())
                || difference.changes().stream().anyMatch(this::pointsThere));
    }

    private boolean pointsThere(SchemaChange change) {
        return switch (change) {
            case SchemaChange.AddConstraint(_, Constraint key) -> pointsThere(key);
            case SchemaChange.DropConstraint(_, Constraint key) -> pointsThere(key);
            default -> false;
        };
    }

    private boolean pointsThere(Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey key
                && things.contains(ObjectName.of(ObjectKind.TABLE, key.targetSchema(), key.targetTable()));
    }

    /** The target without the indexes of new tables that are passed over: they would come with their tables. */
    DatabaseSchema prune(DatabaseSchema target, DatabaseSchema now) {
        if (things.stream().noneMatch(one -> one.kind() == ObjectKind.INDEX)) {
            return target;
        }
        Set<ObjectName> there = now.byName().keySet();
        List<SchemaObject> objects = target.objects().stream().map(one -> one instanceof Table table
                && !there.contains(table.id()) ? pruned(table) : one).toList();
        return new DatabaseSchema(target.defaultSchema(), objects, target.dependencies(), target.comments(),
                target.privileges(), target.unmanaged());
    }

    private Table pruned(Table table) {
        List<Index> indexes = table.indexes().stream()
                .filter(index -> !covers(table.id().part(ObjectKind.INDEX, index.name()))).toList();
        return indexes.size() == table.indexes().size()
                ? table
                : new Table(table.schema(), table.name(), table.kind(), table.columns(), table.constraints(), indexes,
                        table.comment(), table.definition(), table.traits());
    }
}
