package dev.retort.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.retort.browse.RowSource.Condition;
import dev.retort.browse.TableShape.OrderPart;

/**
 * One query for some rows of a table, put together.
 *
 * @param cells the select list
 * @param from the table's name as SQL
 * @param order what to sort by, the whole of it in one direction
 * @param nullsApart whether the first order part may be NULL and those rows go last
 */
record RowQuery(List<String> cells, String from, List<Condition> conditions, List<OrderPart> order,
        boolean ascending, boolean nullsApart, long offset, int limit) {

    String sql() {
        StringBuilder sql = new StringBuilder("SELECT ").append(String.join(", ", cells)).append("\nFROM ").append(from)
                .append(" AS t");
        if (!conditions.isEmpty()) {
            sql.append("\nWHERE ").append(conditions.stream().map(c -> "(" + c.sql() + ")")
                    .collect(Collectors.joining("\n  AND ")));
        }
        if (!order.isEmpty()) {
            String direction = ascending ? "" : " DESC";
            Stream<String> parts = order.stream().map(part -> part.expression() + direction);
            Stream<String> nulls = nullsApart ? Stream.of(order.getFirst().expression() + " IS NULL") : Stream.empty();
            sql.append("\nORDER BY ").append(Stream.concat(nulls, parts).collect(Collectors.joining(", ")));
        }
        sql.append("\nLIMIT ").append(limit);
        if (offset > 0) {
            sql.append(" OFFSET ").append(offset);
        }
        return sql.toString();
    }

    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        conditions.forEach(condition -> arguments.addAll(condition.arguments()));
        return arguments;
    }

    /** The rows behind one with these values: a comparison of whole rows, which an index can answer. */
    static Condition behind(List<OrderPart> order, List<Object> values, boolean ascending) {
        return new Condition(
                "(" + order.stream().map(OrderPart::expression).collect(Collectors.joining(", ")) + ") "
                        + (ascending ? ">" : "<") + " ("
                        + order.stream().map(OrderPart::parameter).collect(Collectors.joining(", ")) + ")",
                values);
    }
}
