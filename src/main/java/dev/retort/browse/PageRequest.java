package dev.retort.browse;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which rows to read.
 *
 * @param table whose
 * @param sort the column to sort by; null for the key's order
 * @param ascending the sort's direction
 * @param filters column name to what a person typed: text contained in it, {@code = x}, {@code != x}, {@code < x},
 *        {@code <= x}, {@code > x}, {@code >= x}, {@code null}, {@code not null}; blank for any
 * @param after the cursor a page gave as its next, for the rows after it; null for the first
 * @param size how many rows at most
 */
public record PageRequest(TableName table, @Nullable String sort, boolean ascending, Map<String, String> filters,
        @Nullable Cursor after, int size) {

    public PageRequest {
        filters = Map.copyOf(filters);
    }

    /**
     * Where a page ended.
     *
     * @param key what the last row is sorted by and its key, where the table has a key to go on by; else empty
     * @param offset how many rows came before; a table without a key goes on from there
     */
    public record Cursor(List<@Nullable Object> key, long offset) {}
}
