package dev.retort.schema;

/**
 * A row security policy of PostgreSQL.
 *
 * @param definition what follows {@code CREATE POLICY name ON table}
 */
public record Policy(String schema, String table, String name, String definition) implements SchemaObject {

    @Override
    public ObjectName id() {
        return new ObjectName(ObjectKind.POLICY, schema, name, table);
    }
}
