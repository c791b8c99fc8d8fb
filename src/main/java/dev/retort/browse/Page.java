package dev.retort.browse;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table.
 *
 * @param columns names and types, in order
 * @param rows each value as text, null for NULL
 * @param firstRow number of the first row, counted from 1
 * @param next where the next page begins; null where this is the last
 * @param readAt when
 */
public record Page(List<PageColumn> columns, List<List<@Nullable String>> rows, long firstRow,
        PageRequest.@Nullable Cursor next, Instant readAt) {

    /** A column as a grid's header shows it. */
    public record PageColumn(String name, String type, boolean numeric, boolean primaryKey, boolean foreignKey) {}
}
