package dev.retort.browse;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table.
 *
 * @param columns names and types, in order
 * @param rows each value as text, null for NULL; a long one is cut, see {@link #isCut}
 * @param firstRow number of the first row, counted from 1
 * @param next where the next page begins; null where this is the last
 * @param readAt when
 * @param keys of each row what {@link TableReader#fullValue} finds it by; empty where the table has no key
 */
public record Page(List<PageColumn> columns, List<List<@Nullable String>> rows, long firstRow,
        PageRequest.@Nullable Cursor next, Instant readAt, List<List<Object>> keys) {

    private static final Pattern CUT = Pattern.compile("… \\([0-9]+ (?:characters|bytes)\\)$");

    public Page {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** A page of a table without a key. */
    public Page(List<PageColumn> columns, List<List<@Nullable String>> rows, long firstRow,
            PageRequest.@Nullable Cursor next, Instant readAt) {
        this(columns, rows, firstRow, next, readAt, List.of());
    }

    /** Whether a value is only the beginning of what the table holds; it then ends with its whole length. */
    public static boolean isCut(@Nullable String value) {
        return value != null && value.endsWith(")") && CUT.matcher(value).find();
    }

    /** A column as a grid's header shows it. */
    public record PageColumn(String name, String type, boolean numeric, boolean primaryKey, boolean foreignKey) {}
}
