package dev.retort.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence of PostgreSQL that is no identity column's.
 *
 * @param type as the database spells it: {@code bigint}
 * @param ownedBy the column it goes with, as a serial column's does; null for none
 */
public record Sequence(String schema, String name, String type, long start, long increment, long minimum, long maximum,
        long cache, boolean cycle, @Nullable ObjectName ownedBy) implements SchemaObject {

    @Override
    public ObjectName id() {
        return ObjectName.of(ObjectKind.SEQUENCE, schema, name);
    }

    /** The same sequence with another owner; null for none. */
    public Sequence ownedBy(@Nullable ObjectName column) {
        return new Sequence(schema, name, type, start, increment, minimum, maximum, cache, cycle, column);
    }
}
