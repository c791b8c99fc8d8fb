package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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
import dev.retort.schema.Trigger;

/** What cannot be without what in a schema: what the database says, and what follows from the records. */
final class DependencyGraph {

    private final Map<ObjectName, Set<ObjectName>> requirements = new HashMap<>();
    private final Map<ObjectName, Set<ObjectName>> dependents = new HashMap<>();
    private final Map<ObjectName, SchemaObject> objects;

    DependencyGraph(DatabaseSchema schema) {
        objects = schema.byName();
        for (Dependency one : schema.dependencies()) {
            add(one.dependent(), one.on());
        }
        for (SchemaObject object : schema.objects()) {
            ObjectName namespace = ObjectName.of(ObjectKind.SCHEMA, "", object.id().schema());
            if (objects.containsKey(namespace)) {
                add(object.id(), namespace);
            }
            switch (object) {
                case Table one -> table(one);
                case Trigger one -> add(one.id(), owner(one.schema(), one.table()));
                case Policy one -> add(one.id(), owner(one.schema(), one.table()));
                case Sequence one when one.ownedBy() != null -> add(one.id(), one.ownedBy());
                default -> {
                    // What else it needs only the database knows.
                }
            }
        }
    }

    /** What a thing cannot be without. */
    Set<ObjectName> requirements(ObjectName of) {
        return requirements.getOrDefault(of, Set.of());
    }

    /** What cannot be without a thing; of a table also what cannot be without a part of it. */
    Set<ObjectName> dependents(ObjectName of) {
        if (!(objects.get(of) instanceof Table table)) {
            return dependents.getOrDefault(of, Set.of());
        }
        Set<ObjectName> all = new LinkedHashSet<>(dependents.getOrDefault(of, Set.of()));
        parts(table).forEach(part -> all.addAll(dependents.getOrDefault(part, Set.of())));
        return all;
    }

    @Nullable
    SchemaObject object(ObjectName name) {
        return objects.get(name);
    }

    /** The table or view that a part stands in; null where there is none. */
    static @Nullable Table tableWith(Map<ObjectName, SchemaObject> objects, ObjectName part) {
        ObjectName table = Renaming.tableOf(part);
        SchemaObject found = objects.get(table);
        if (found == null) {
            found = objects.get(ObjectName.of(ObjectKind.VIEW, table.schema(), table.name()));
        }
        return found instanceof Table one && parts(one).contains(part) ? one : null;
    }

    /** All the words of a thing's record, its expressions among them; empty where there is no such thing. */
    String text(ObjectName name) {
        SchemaObject whole = objects.get(name);
        if (whole != null || !name.kind().isPart()) {
            return String.valueOf(whole);
        }
        return tableWith(objects, name) instanceof Table table ? switch (name.kind()) {
            case COLUMN -> words(table.columns(), one -> one.name().equals(name.name()));
            case CONSTRAINT -> words(table.constraints(), one -> one.name().equals(name.name()));
            default -> words(table.indexes(), one -> one.name().equals(name.name()));
        } : "";
    }

    private static <T> String words(List<T> parts, Predicate<T> wanted) {
        return parts.stream().filter(wanted).map(String::valueOf).collect(Collectors.joining());
    }

    /** The names of a table's columns, constraints and indexes. */
    static List<ObjectName> parts(Table table) {
        ObjectName id = table.id();
        List<ObjectName> parts = new ArrayList<>();
        table.columns().forEach(one -> parts.add(id.part(ObjectKind.COLUMN, one.name())));
        table.constraints().forEach(one -> parts.add(id.part(ObjectKind.CONSTRAINT, one.name())));
        table.indexes().forEach(one -> parts.add(id.part(ObjectKind.INDEX, one.name())));
        return parts;
    }

    private void table(Table table) {
        ObjectName id = table.id();
        for (Constraint constraint : table.constraints()) {
            ObjectName name = id.part(ObjectKind.CONSTRAINT, constraint.name());
            switch (constraint) {
                case Constraint.PrimaryKey one -> columns(name, id, one.columns());
                case Constraint.Unique one -> columns(name, id, one.columns());
                case Constraint.ForeignKey one -> {
                    columns(name, id, one.columns());
                    reference(name, one);
                }
                case Constraint.Check _,Constraint.Exclusion _ -> {
                    // Which columns an expression reads the database says.
                }
            }
        }
        for (Index index : table.indexes()) {
            columns(id.part(ObjectKind.INDEX, index.name()), id, index.columns());
        }
    }

    private void columns(ObjectName dependent, ObjectName table, List<String> columns) {
        columns.forEach(column -> add(dependent, table.part(ObjectKind.COLUMN, column)));
    }

    private void reference(ObjectName name, Constraint.ForeignKey key) {
        ObjectName target = ObjectName.of(ObjectKind.TABLE, key.targetSchema(), key.targetTable());
        add(name, target);
        columns(name, target, key.targetColumns());
        if (objects.get(target) instanceof Table table) {
            key(table, key.targetColumns()).forEach(one -> add(name, one));
        }
    }

    /** The primary key, or whatever makes the columns unique. */
    private static List<ObjectName> key(Table table, List<String> columns) {
        List<ObjectName> keys = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            boolean meant = switch (constraint) {
                case Constraint.PrimaryKey one -> columns.isEmpty() || same(one.columns(), columns);
                case Constraint.Unique one -> same(one.columns(), columns);
                default -> false;
            };
            if (meant) {
                keys.add(table.id().part(ObjectKind.CONSTRAINT, constraint.name()));
            }
        }
        if (keys.isEmpty()) {
            table.indexes().stream().filter(one -> one.unique() && same(one.columns(), columns))
                    .forEach(one -> keys.add(table.id().part(ObjectKind.INDEX, one.name())));
        }
        return keys;
    }

    private static boolean same(List<String> one, List<String> other) {
        return one.size() == other.size() && one.containsAll(other);
    }

    private ObjectName owner(String schema, String name) {
        ObjectName view = ObjectName.of(ObjectKind.VIEW, schema, name);
        return objects.containsKey(view) ? view : ObjectName.of(ObjectKind.TABLE, schema, name);
    }

    private void add(ObjectName dependent, ObjectName on) {
        if (!dependent.equals(on)) {
            requirements.computeIfAbsent(dependent, _ -> new LinkedHashSet<>()).add(on);
            dependents.computeIfAbsent(on, _ -> new LinkedHashSet<>()).add(dependent);
        }
    }
}
