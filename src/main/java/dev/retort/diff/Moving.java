package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange.Move;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Policy;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.TableTraits;
import dev.retort.schema.Trigger;

/**
 * A schema after a table got into another schema, with all that goes with it (its indexes, constraints, triggers,
 * policies and the sequences of its columns) and every place that names it.
 */
final class Moving implements NewNames {

    private final Move move;
    private final Set<ObjectName> sequences = new HashSet<>();
    private final MovedText text;
    private final MovedText parts;

    /** @param schema as it is before */
    Moving(Move move, DatabaseSchema schema) {
        this.move = move;
        schema.all(Sequence.class).filter(one -> one.ownedBy() != null && isInside(one.ownedBy()))
                .forEach(one -> sequences.add(one.id()));
        Map<ObjectName, String> all = new HashMap<>();
        all.put(move.object(), move.schema());
        text = new MovedText(all, schema.defaultSchema());
        Map<ObjectName, String> own = new HashMap<>();
        sequences.forEach(one -> own.put(one, move.schema()));
        own.put(move.object(), move.schema());
        parts = new MovedText(own, schema.defaultSchema());
    }

    private boolean isInside(ObjectName part) {
        return part.within().equals(move.object().name()) && part.schema().equals(move.object().schema());
    }

    @Override
    public ObjectName apply(ObjectName name) {
        boolean goes = name.equals(move.object()) || name.kind().isPart() && isInside(name) || sequences.contains(name);
        return goes ? new ObjectName(name.kind(), move.schema(), name.name(), name.within()) : name;
    }

    @Override
    public DatabaseSchema apply(DatabaseSchema schema) {
        List<SchemaObject> objects = new ArrayList<>(schema.objects().size());
        schema.objects().forEach(object -> objects.add(apply(object)));
        List<Dependency> dependencies = schema.dependencies().stream()
                .map(one -> new Dependency(apply(one.dependent()), apply(one.on()))).toList();
        return new DatabaseSchema(schema.defaultSchema(), objects, dependencies, keys(schema.comments()),
                keys(schema.privileges()), schema.unmanaged());
    }

    private <V> Map<ObjectName, V> keys(Map<ObjectName, V> map) {
        Map<ObjectName, V> moved = new HashMap<>();
        map.forEach((name, value) -> moved.put(apply(name), value));
        return moved;
    }

    private SchemaObject apply(SchemaObject object) {
        String schema = apply(object.id()).schema();
        return switch (object) {
            case Table one -> table(one, schema);
            case Sequence one -> new Sequence(schema, one.name(), one.type(), one.start(), one.increment(),
                    one.minimum(), one.maximum(), one.cache(), one.cycle(), owner(one.ownedBy()));
            case Trigger one -> new Trigger(schema, one.table(), one.name(), text.apply(one.definition()),
                    one.enabled());
            case Policy one -> new Policy(schema, one.table(), one.name(), text.apply(one.definition()));
            default -> object;
        };
    }

    private @Nullable ObjectName owner(@Nullable ObjectName column) {
        return column == null ? null : apply(column);
    }

    private Table table(Table table, String schema) {
        TableTraits traits = table.traits();
        return new Table(schema, table.name(), table.kind(), table.columns().stream().map(this::column).toList(),
                table.constraints().stream().map(this::constraint).toList(),
                table.indexes().stream().map(this::index).toList(), table.comment(), text.apply(table.definition()),
                new TableTraits(traits.unlogged(), traits.options(), traits.rowSecurity(),
                        traits.forcedRowSecurity(), traits.inherits().stream().map(text::name).toList(),
                        text.name(traits.partitionOf()), traits.partitionBound(), traits.partitionBy()));
    }

    private Column column(Column column) {
        return new Column(column.name(), text.name(column.type()), column.nullable(),
                parts.apply(column.defaultExpression()), column.generated(), column.comment(), column.collation(),
                column.rule());
    }

    private Constraint constraint(Constraint constraint) {
        if (!(constraint instanceof Constraint.ForeignKey one)) {
            return constraint;
        }
        ObjectName target = apply(ObjectName.of(ObjectKind.TABLE, one.targetSchema(), one.targetTable()));
        return new Constraint.ForeignKey(one.name(), one.columns(), target.schema(), one.targetTable(),
                one.targetColumns(), one.rule());
    }

    private Index index(Index index) {
        return new Index(index.name(), index.unique(), index.valid(), text.apply(index.definition()), index.body(),
                index.columns());
    }
}
