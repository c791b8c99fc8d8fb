package dev.retort.schema;

/**
 * A function or procedure of PostgreSQL.
 *
 * @param arguments the types that tell it from others of its name: {@code integer, text}
 * @param definition the statement that makes it, {@code CREATE OR REPLACE …}
 */
public record Routine(String schema, String name, String arguments, Kind kind,
        String definition) implements SchemaObject {

    /** What it is called by. */
    public enum Kind {
        FUNCTION, PROCEDURE, AGGREGATE
    }

    @Override
    public ObjectName id() {
        return new ObjectName(ObjectKind.ROUTINE, schema, name, arguments);
    }
}
