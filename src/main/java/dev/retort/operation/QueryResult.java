package dev.retort.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a query gave.
 *
 * @param columns the columns' labels
 * @param rows each with one value a column, as the driver gives it
 */
public record QueryResult(List<String> columns, List<List<@Nullable Object>> rows) {

    /** A value of PostgreSQL's {@code json} or {@code jsonb}. */
    public record Json(String text) {}

    public static final QueryResult EMPTY = new QueryResult(List.of(), List.of());

    public QueryResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
