package dev.retort.schema;

/** An extension of PostgreSQL; its objects are its own and are not listed. */
public record Extension(String name, String schema, String version) implements SchemaObject {

    @Override
    public ObjectName id() {
        return ObjectName.of(ObjectKind.EXTENSION, "", name);
    }
}
