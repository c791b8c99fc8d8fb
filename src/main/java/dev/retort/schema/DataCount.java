package dev.retort.schema;

/**
 * How many rows a table holds, or how many values a column.
 *
 * @param estimated whether that is the database's own estimate; else it was counted
 */
public record DataCount(long number, boolean estimated) {}
