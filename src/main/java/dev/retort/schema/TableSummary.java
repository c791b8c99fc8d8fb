package dev.retort.schema;

/**
 * A table as a tree shows it.
 *
 * @param rows the database's own estimate; -1 where it has none
 * @param bytes on disk, with its indexes; -1 where the database does not say
 */
public record TableSummary(String schema, String name, TableKind kind, long rows, long bytes, String comment) {}
