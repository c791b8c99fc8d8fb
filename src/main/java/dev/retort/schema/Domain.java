package dev.retort.schema;

import java.util.List;

/** A domain of PostgreSQL; expressions as the database spells them, empty for none. */
public record Domain(String schema, String name, String type, boolean nullable, String defaultExpression,
        String collation, List<Constraint.Check> checks) implements SchemaObject {

    public Domain {
        checks = List.copyOf(checks);
    }

    @Override
    public ObjectName id() {
        return ObjectName.of(ObjectKind.DOMAIN, schema, name);
    }
}
