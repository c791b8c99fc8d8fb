package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange.Rename;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.Extension;
import dev.retort.schema.Index;
import dev.retort.schema.Namespace;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Policy;
import dev.retort.schema.Routine;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.TableTraits;
import dev.retort.schema.Trigger;
import dev.retort.sql.DialectName;

/**
 * A schema after several things got other names at once, with every place that names them: keys, references, indexes,
 * expressions, types of columns, views, triggers.
 */
final class Renaming implements NewNames {

    private final RenamedText text;
    private final boolean namesLabels;
    private final Map<ObjectName, String> names = new HashMap<>();
    private final Map<String, String> wholes = new HashMap<>();
    private final Map<ObjectName, Map<String, String>> columns = new HashMap<>();

    Renaming(DialectName dialect, List<Rename> renames) {
        this(dialect, renames, List.of());
    }

    /** @param labels renamed too, which defaults and checks name */
    Renaming(DialectName dialect, List<Rename> renames, List<RenameLabel> labels) {
        text = new RenamedText(dialect, labels);
        namesLabels = !labels.isEmpty();
        for (Rename rename : renames) {
            ObjectName object = rename.object();
            names.put(object, rename.to());
            if (object.kind() == ObjectKind.COLUMN) {
                columns.computeIfAbsent(tableOf(object), _ -> new HashMap<>()).put(object.name(), rename.to());
            } else if (!object.kind().isPart()) {
                wholes.put(object.name(), rename.to());
            }
        }
    }

    static ObjectName tableOf(ObjectName part) {
        return ObjectName.of(ObjectKind.TABLE, part.schema(), part.within());
    }

    @Override
    public ObjectName apply(ObjectName name) {
        String own = names.getOrDefault(name, name.name());
        String within = name.kind().isPart() ? table(name.schema(), name.within()) : name.within();
        return own.equals(name.name()) && within.equals(name.within())
                ? name
                : new ObjectName(name.kind(), name.schema(), own, within);
    }

    @Override
    public DatabaseSchema apply(DatabaseSchema schema) {
        if (names.isEmpty() && !namesLabels) {
            return schema;
        }
        Map<ObjectName, Set<ObjectName>> tablesRead = tablesRead(schema);
        List<SchemaObject> objects = new ArrayList<>(schema.objects().size());
        for (SchemaObject object : schema.objects()) {
            objects.add(apply(object, tablesRead.getOrDefault(object.id(), Set.of())));
        }
        List<Dependency> dependencies = schema.dependencies().stream()
                .map(one -> new Dependency(apply(one.dependent()), apply(one.on()))).toList();
        return new DatabaseSchema(schema.defaultSchema(), objects, dependencies, keys(schema.comments()),
                keys(schema.privileges()), schema.unmanaged());
    }

    private <V> Map<ObjectName, V> keys(Map<ObjectName, V> map) {
        Map<ObjectName, V> renamed = new HashMap<>();
        map.forEach((name, value) -> renamed.put(apply(name), value));
        return renamed;
    }

    /** The tables with renamed columns that each view and the like reads. */
    private Map<ObjectName, Set<ObjectName>> tablesRead(DatabaseSchema schema) {
        Map<ObjectName, Set<ObjectName>> read = new HashMap<>();
        if (!columns.isEmpty()) {
            for (Dependency one : schema.dependencies()) {
                if (one.on().kind() == ObjectKind.COLUMN && columns.containsKey(tableOf(one.on()))) {
                    read.computeIfAbsent(one.dependent(), _ -> new HashSet<>()).add(tableOf(one.on()));
                }
            }
        }
        return read;
    }

    private SchemaObject apply(SchemaObject object, Set<ObjectName> reads) {
        return switch (object) {
            case Namespace _,Extension _ -> object;
            case EnumType one -> new EnumType(one.schema(), name(one), one.labels());
            case Domain one -> new Domain(one.schema(), name(one), type(one.type()), one.nullable(),
                    text.rename(one.defaultExpression(), Map.of(), wholes), one.collation(),
                    one.checks().stream().map(check -> new Constraint.Check(check.name(),
                            text.rename(check.expression(), Map.of(), wholes), check.rule())).toList());
            case CompositeType one -> new CompositeType(one.schema(), name(one),
                    one.columns().stream().map(column -> column(column, Map.of(), Map.of())).toList());
            case Sequence one -> new Sequence(one.schema(), name(one), one.type(), one.start(), one.increment(),
                    one.minimum(), one.maximum(), one.cache(), one.cycle(), owner(one.ownedBy()));
            case Routine _ -> object;
            case Trigger one -> new Trigger(one.schema(), table(one.schema(), one.table()), one.name(),
                    text.rename(one.definition(), columnsOf(one.schema(), one.table(), reads), wholes),
                    one.enabled());
            case Policy one -> new Policy(one.schema(), table(one.schema(), one.table()), one.name(),
                    text.rename(one.definition(), columnsOf(one.schema(), one.table(), reads), wholes));
            case Table one -> table(one, reads);
        };
    }

    private String name(SchemaObject object) {
        return names.getOrDefault(object.id(), object.id().name());
    }

    private @Nullable ObjectName owner(@Nullable ObjectName column) {
        return column == null ? null : apply(column);
    }

    private Map<String, String> columnsOf(String schema, String table, Set<ObjectName> reads) {
        Map<String, String> own = columns.getOrDefault(ObjectName.of(ObjectKind.TABLE, schema, table), Map.of());
        if (reads.isEmpty()) {
            return own;
        }
        Map<String, String> all = new HashMap<>();
        reads.forEach(one -> all.putAll(columns.getOrDefault(one, Map.of())));
        all.putAll(own);
        return all;
    }

    private String table(String schema, String table) {
        String other = names.get(ObjectName.of(ObjectKind.TABLE, schema, table));
        return other != null ? other : names.getOrDefault(ObjectName.of(ObjectKind.VIEW, schema, table), table);
    }

    private Table table(Table table, Set<ObjectName> reads) {
        Map<String, String> own = columnsOf(table.schema(), table.name(), reads);
        ObjectName id = table.id();
        UnaryOperator<String> expression = one -> text.rename(one, own, wholes);
        return new Table(table.schema(), name(table), table.kind(),
                table.columns().stream()
                        .map(column -> column(column, columns.getOrDefault(id, Map.of()), own)).toList(),
                table.constraints().stream().map(one -> constraint(one, table, own)).toList(),
                table.indexes().stream().map(one -> index(one, table, own)).toList(), table.comment(),
                expression.apply(table.definition()), traits(table.traits(), own));
    }

    private TableTraits traits(TableTraits traits, Map<String, String> own) {
        return new TableTraits(traits.unlogged(), traits.options(), traits.rowSecurity(), traits.forcedRowSecurity(),
                traits.inherits().stream().map(one -> text.rename(one, Map.of(), wholes)).toList(),
                text.rename(traits.partitionOf(), Map.of(), wholes), traits.partitionBound(),
                text.rename(traits.partitionBy(), own, Map.of()));
    }

    private Column column(Column column, Map<String, String> renamed, Map<String, String> own) {
        return new Column(renamed.getOrDefault(column.name(), column.name()), type(column.type()), column.nullable(),
                text.rename(column.defaultExpression(), Map.of(), wholes),
                column.isIdentity() ? column.generated() : text.rename(column.generated(), own, wholes),
                column.comment(), column.collation(), column.rule());
    }

    private String type(String type) {
        return wholes.isEmpty() ? type : text.rename(type, Map.of(), wholes);
    }

    private Constraint constraint(Constraint constraint, Table table, Map<String, String> own) {
        ObjectName id = table.id();
        String name = names.getOrDefault(id.part(ObjectKind.CONSTRAINT, constraint.name()), constraint.name());
        return switch (constraint) {
            case Constraint.PrimaryKey one -> new Constraint.PrimaryKey(name, all(one.columns(), own),
                    text.rename(one.rule(), own, Map.of()));
            case Constraint.Unique one -> new Constraint.Unique(name, all(one.columns(), own),
                    text.rename(one.rule(), own, Map.of()));
            case Constraint.ForeignKey one -> new Constraint.ForeignKey(name, all(one.columns(), own),
                    one.targetSchema(), table(one.targetSchema(), one.targetTable()),
                    all(one.targetColumns(),
                            columns.getOrDefault(
                                    ObjectName.of(ObjectKind.TABLE, one.targetSchema(), one.targetTable()),
                                    Map.of())),
                    text.rename(one.rule(), own, Map.of()));
            case Constraint.Check one -> new Constraint.Check(name, text.rename(one.expression(), own, wholes),
                    one.rule());
            case Constraint.Exclusion one -> new Constraint.Exclusion(name,
                    text.rename(one.definition(), own, wholes));
        };
    }

    private Index index(Index index, Table table, Map<String, String> own) {
        String name = names.getOrDefault(table.id().part(ObjectKind.INDEX, index.name()), index.name());
        Map<String, String> namesInside = new HashMap<>(wholes);
        namesInside.put(index.name(), name);
        return new Index(name, index.unique(), index.valid(), text.rename(index.definition(), own, namesInside),
                text.rename(index.body(), own, wholes), all(index.columns(), own));
    }

    private static List<String> all(List<String> columns, Map<String, String> renamed) {
        return renamed.isEmpty()
                ? columns
                : columns.stream().map(one -> renamed.getOrDefault(one, one)).toList();
    }
}
