package dev.retort.schema;

import java.util.List;

/** An enumerated type of PostgreSQL, its labels in their order. */
public record EnumType(String schema, String name, List<String> labels) implements SchemaObject {

    public EnumType {
        labels = List.copyOf(labels);
    }

    @Override
    public ObjectName id() {
        return ObjectName.of(ObjectKind.ENUM, schema, name);
    }
}
