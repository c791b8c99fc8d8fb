package dev.retort.schema;

/**
 * A trigger.
 *
 * @param table the table or view it stands on
 * @param definition the statement that makes it
 * @param enabled {@code O} as usual, {@code D} disabled, {@code R} replica, {@code A} always (PostgreSQL's letters)
 */
public record Trigger(String schema, String table, String name, String definition,
        String enabled) implements SchemaObject {

    @Override
    public ObjectName id() {
        return new ObjectName(ObjectKind.TRIGGER, schema, name, table);
    }
}
