package dev.retort.schema;

import java.util.List;

/** A row type of PostgreSQL that is no table's. */
public record CompositeType(String schema, String name, List<Column> columns) implements SchemaObject {

    public CompositeType {
        columns = List.copyOf(columns);
    }

    @Override
    public ObjectName id() {
        return ObjectName.of(ObjectKind.COMPOSITE_TYPE, schema, name);
    }
}
