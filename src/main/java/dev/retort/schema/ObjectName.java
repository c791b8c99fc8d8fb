package dev.retort.schema;

/**
 * Names one thing of a database, unquoted.
 *
 * @param schema empty for what stands in none: a schema, an extension
 * @param within the table a part stands in; the types of a routine's arguments, {@code integer, text}; else empty
 */
public record ObjectName(ObjectKind kind, String schema, String name, String within) {

    /** Something that stands in no table and takes no arguments. */
    public static ObjectName of(ObjectKind kind, String schema, String name) {
        return new ObjectName(kind, schema, name, "");
    }

    /** A part of this table or view. */
    public ObjectName part(ObjectKind part, String name) {
        return new ObjectName(part, schema, name, this.name);
    }

    /**
     * As a person names it: a part with its table, a routine with its arguments, and the schema left out where it is the
     * usual one.
     */
    public String shortText() {
        String before = schema.isEmpty() || schema.equals("public") || schema.equals("main") ? "" : schema + ".";
        return before + (kind.isPart() ? within + "." : "") + name
                + (kind == ObjectKind.ROUTINE ? "(" + within + ")" : "");
    }

    /** The same thing under another name. */
    public ObjectName renamed(String to) {
        return new ObjectName(kind, schema, to, within);
    }
}
