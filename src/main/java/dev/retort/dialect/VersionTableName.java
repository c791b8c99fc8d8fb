package dev.retort.dialect;

/**
 * Names a version table.
 *
 * @param schema its schema, unquoted; empty for the connection's default
 * @param table its name, unquoted
 */
public record VersionTableName(String schema, String table) {

    /** Alembic's own. */
    public static final VersionTableName DEFAULT = new VersionTableName("", "alembic_version");

    /** The name as a person reads it. */
    @Override
    public String toString() {
        return schema.isEmpty() ? table : schema + "." + table;
    }
}
