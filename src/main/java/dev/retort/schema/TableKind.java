package dev.retort.schema;

/** What a relation is. */
public enum TableKind {
    TABLE, PARTITIONED_TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, VIRTUAL_TABLE
}
