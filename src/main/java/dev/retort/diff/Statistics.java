package dev.retort.diff;

import java.util.Map;

import dev.retort.schema.ObjectName;

/**
 * What is known of the data on both sides, as evidence of renames; only what both sides know speaks for anything, so a
 * target that is no live database has none.
 *
 * @param rows estimated rows of tables
 * @param distinct estimated distinct values of columns
 */
public record Statistics(Map<ObjectName, Long> rows, Map<ObjectName, Long> distinct) {

    /** Nothing is known. */
    public static final Statistics NONE = new Statistics(Map.of(), Map.of());

    public Statistics {
        rows = Map.copyOf(rows);
        distinct = Map.copyOf(distinct);
    }
}
