package dev.retort.browse;

/** A table, by its schema and name, both unquoted. */
public record TableName(String schema, String name) {

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
