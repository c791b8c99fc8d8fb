package dev.retort.browse;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.PageRequest.Cursor;
import dev.retort.browse.RowReader.Row;
import dev.retort.browse.RowReader.WrongLiteral;
import dev.retort.browse.RowSource.Condition;
import dev.retort.browse.TableShape.OrderPart;
import dev.retort.browse.TableShape.ShapeColumn;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Reads one page. One row more than asked for is fetched, to know whether there is a next page. */
final class PageReader {

    private final Connection connection;
    private final RowReader reader;
    private final RowSource source;
    private final String from;
    private final TableShape shape;
    private final PageRequest request;
    private final Cancellation cancellation;
    private final List<OrderPart> order;
    private final List<Condition> filters;
    private final long before;

    PageReader(Connection connection, RowReader reader, RowSource source, String from, TableShape shape,
            PageRequest request, Cancellation cancellation) {
        this.connection = connection;
        this.reader = reader;
        this.source = source;
        this.from = from;
        this.shape = shape;
        this.request = request;
        this.cancellation = cancellation;
        this.order = order();
        this.filters = request.filters().keySet().stream().map(shape::column).sorted(shape.inOrder())
                .flatMap(column -> condition(column).stream()).toList();
        this.before = request.after() == null ? 0 : request.after().offset();
    }

    /**
     * @param longest where values are cut; 0 for whole ones
     * @param readAt what the page says about when it was read
     */
    Page read(int longest, Instant readAt) {
        List<String> cells = Stream.concat(shape.columns().stream().map(column -> source.cell(column, longest)),
                order.stream().map(OrderPart::value)).toList();
        try {
            return page(rows(cells), readAt);
        } catch (WrongLiteral e) {
            throw blamed(e);
        }
    }

    private List<Row> rows(List<String> cells) {
        Cursor after = request.after();
        if (request.sort() == null && shape.physical()) {
            RowQuery template = query(cells, filters, order, 0, request.size() + 1);
            return new PhysicalOrder(connection, reader, shape, cancellation).rows(template,
                    after == null ? null : after.key());
        }
        if (shape.key().isEmpty() || after != null && after.key().isEmpty()) {
            RowQuery counting = new RowQuery(cells, from, filters, order, request.ascending(), nullsApart(), before,
                    request.size() + 1);
            return run(counting);
        }
        return nullsApart()
                ? rowsWithNullsLast(cells)
                : part(cells, order, null, after == null ? null : after.key(), 0);
    }

    /** First the rows with a value to sort by, then those without: the second query only where a page reaches them. */
    private List<Row> rowsWithNullsLast(List<String> cells) {
        Cursor after = request.after();
        String sorted = order.getFirst().expression();
        List<OrderPart> key = order.subList(1, order.size());
        if (after != null && after.key().getFirst() == null) {
            return part(cells, key, sorted + " IS NULL", after.key().subList(1, order.size()), 0);
        }
        List<Row> rows = new ArrayList<>(
                part(cells, order, sorted + " IS NOT NULL", after == null ? null : after.key(), 0));
        if (rows.size() <= request.size()) {
            rows.addAll(part(cells, key, sorted + " IS NULL", null, rows.size()));
        }
        return rows;
    }

    private List<Row> part(List<String> cells, List<OrderPart> parts, @Nullable String which,
            @Nullable List<@Nullable Object> behind, int have) {
        List<Condition> conditions = new ArrayList<>(filters);
        if (which != null) {
            conditions.add(new Condition(which, List.of()));
        }
        if (behind != null) {
            List<Object> values = behind.stream().map(Objects::requireNonNull).toList();
            conditions.add(RowQuery.behind(parts, values, request.ascending()));
        }
        return run(query(cells, conditions, parts, 0, request.size() + 1 - have));
    }

    private RowQuery query(List<String> cells, List<Condition> conditions, List<OrderPart> parts, long offset,
            int limit) {
        return new RowQuery(cells, from, conditions, parts, request.ascending(), false, offset, limit);
    }

    private List<Row> run(RowQuery query) {
        return reader.rows(connection, shape.table(), query, shape.columns().size(), cancellation);
    }

    private Page page(List<Row> rows, Instant readAt) {
        boolean more = rows.size() > request.size();
        List<Row> shown = more ? rows.subList(0, request.size()) : rows;
        Cursor next = more ? new Cursor(place(shown.getLast()), before + shown.size()) : null;
        List<List<Object>> keys = shape.key().isEmpty() ? List.of() : shown.stream().map(this::key).toList();
        return new Page(shape.pageColumns(), shown.stream().map(Row::cells).toList(), before + 1, next, readAt,
                keys);
    }

    /** Where the next page begins; empty, so that rows are counted, where a value is too long to carry along. */
    private List<@Nullable Object> place(Row row) {
        boolean byKey = !shape.key().isEmpty() && (request.after() == null || !request.after().key().isEmpty());
        int from = nullsApart() && isNull(row) ? 1 : 0;
        boolean whole = row.place().subList(from, row.place().size()).stream().allMatch(Objects::nonNull);
        return byKey && whole ? row.place() : List.of();
    }

    private boolean isNull(Row row) {
        int sorted = shape.columns().indexOf(shape.column(Objects.requireNonNull(request.sort())));
        return row.cells().get(sorted) == null;
    }

    private List<Object> key(Row row) {
        List<Object> key = new ArrayList<>();
        for (OrderPart part : shape.key()) {
            Object value = row.place().get(order.indexOf(part));
            if (value == null) {
                return List.of();
            }
            key.add(value);
        }
        return key;
    }

    private boolean nullsApart() {
        return !order.isEmpty() && order.getFirst().nullable();
    }

    /** What is sorted by, then the key, so that no two rows are equal. */
    private List<OrderPart> order() {
        List<OrderPart> parts = new ArrayList<>();
        if (request.sort() != null) {
            OrderPart sort = source.orderBy(shape.column(request.sort()));
            parts.add(shape.key().stream().filter(part -> part.expression().equals(sort.expression())).findFirst()
                    .orElse(sort));
        }
        shape.key().stream().filter(part -> !parts.contains(part)).forEach(parts::add);
        return parts;
    }

    private Optional<Condition> condition(ShapeColumn column) {
        String typed = Objects.requireNonNull(request.filters().get(column.name()));
        if (typed.isBlank()) {
            return Optional.empty();
        }
        String name = source.orderBy(column).expression();
        return Optional.of(switch (Filter.of(typed)) {
            case Filter.IsNull(boolean wanted) ->
                new Condition(name + (wanted ? " IS NULL" : " IS NOT NULL"), List.of());
            case Filter.Contains(String text) -> source.contains(column, text);
            case Filter.Compares(String operator, String literal) -> source.compare(column, operator, literal);
        });
    }

    /** The same problem, with the name of the column whose filter cannot be read. */
    private RetortException blamed(WrongLiteral problem) {
        for (String name : request.filters().keySet()) {
            ShapeColumn column = shape.column(name);
            if (Filter.of(request.filters().getOrDefault(name, "")) instanceof Filter.Compares(_, String literal)) {
                String complaint = reader.complaint(connection, source.orderBy(column).parameter(), literal);
                if (complaint != null) {
                    return new RetortException(ProblemCode.STATEMENT_FAILED,
                            "“" + literal + "” is not a value of column " + name + ", which is " + column.type() + ": "
                                    + complaint,
                            problem).data("column", name);
                }
            }
        }
        return problem;
    }
}
