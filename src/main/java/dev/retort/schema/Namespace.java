package dev.retort.schema;

/** A schema of PostgreSQL, as a thing that can be made and dropped. */
public record Namespace(String name) implements SchemaObject {

    @Override
    public ObjectName id() {
        return ObjectName.of(ObjectKind.SCHEMA, "", name);
    }
}
