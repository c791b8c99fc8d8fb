package dev.retort.schema;

/** The kinds of things a database holds: whole objects, then the parts of a table. */
public enum ObjectKind {
    SCHEMA, EXTENSION, TABLE, VIEW, ENUM, DOMAIN, COMPOSITE_TYPE, SEQUENCE, ROUTINE, TRIGGER, POLICY, COLUMN, CONSTRAINT, INDEX;

    /** Whether such a thing stands in a table and goes with it. */
    public boolean isPart() {
        return this == COLUMN || this == CONSTRAINT || this == INDEX || this == TRIGGER || this == POLICY;
    }
}
