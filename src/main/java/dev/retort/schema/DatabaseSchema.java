package dev.retort.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything of a database that can be compared and made anew, at one moment.
 *
 * @param defaultSchema the schema unqualified names mean
 * @param objects sorted by kind, schema and name
 * @param dependencies what cannot be without what
 * @param comments of things other than tables and columns, which hold their own
 * @param privileges of tables, views, sequences, routines and schemas; empty unless asked for
 * @param unmanaged what the database holds and Retort neither compares nor touches, as {@code kind name}: publications,
 *        event triggers, rules, operators
 */
public record DatabaseSchema(String defaultSchema, List<SchemaObject> objects, List<Dependency> dependencies,
        Map<ObjectName, String> comments, Map<ObjectName, Privileges> privileges, List<String> unmanaged) {

    public DatabaseSchema {
        objects = List.copyOf(objects);
        dependencies = List.copyOf(dependencies);
        comments = Map.copyOf(comments);
        privileges = Map.copyOf(privileges);
        unmanaged = List.copyOf(unmanaged);
    }

    /** Objects that depend on nothing but each other's records, without comments or privileges of their own. */
    public DatabaseSchema(String defaultSchema, List<SchemaObject> objects) {
        this(defaultSchema, objects, List.of(), Map.of(), Map.of(), List.of());
    }

    /** Tables and views. */
    public Stream<Table> tables() {
        return all(Table.class);
    }

    /** The objects of one kind. */
    public <T extends SchemaObject> Stream<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Looks an object up by its name; costs a walk over all of them. */
    public Optional<SchemaObject> find(ObjectName name) {
        return objects.stream().filter(object -> object.id().equals(name)).findFirst();
    }

    /** The same, where what belongs to this role names no owner: nobody asked for it, the role made it. */
    public DatabaseSchema withoutOwner(String role) {
        Map<ObjectName, Privileges> others = new HashMap<>(privileges);
        others.replaceAll((_, one) -> one.owner().equals(role) ? new Privileges("", one.grants()) : one);
        return new DatabaseSchema(defaultSchema, objects, dependencies, comments, others, unmanaged);
    }

    /** The objects by their names, in their order. */
    public Map<ObjectName, SchemaObject> byName() {
        Map<ObjectName, SchemaObject> names = new LinkedHashMap<>();
        objects.forEach(object -> names.put(object.id(), object));
        return names;
    }
}
