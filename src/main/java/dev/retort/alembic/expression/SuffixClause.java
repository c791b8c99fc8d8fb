package dev.retort.alembic.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A function with something behind it: {@code OVER (…)}, {@code FILTER (…)}, {@code WITHIN GROUP (…)}. */
final class SuffixClause extends Clause {

    /** What stands behind the function, with the clauses in it. */
    private sealed interface Suffix {

        record Over(List<Clause> partition, List<Clause> order, String frame) implements Suffix {}

        record Filter(Clause condition) implements Suffix {}

        record WithinGroup(List<Clause> order) implements Suffix {}
    }

    private final Clause function;
    private final Suffix suffix;

    private SuffixClause(Clause function, Suffix suffix) {
        this.function = function;
        this.suffix = suffix;
    }

    static SuffixClause over(Clause function, BoundArguments given, Interpreter in) {
        String frame = given.value("range_").map(range -> frame("RANGE", in.list(range))).or(
                () -> given.value("rows").map(rows -> frame("ROWS", in.list(rows)))).orElse("");
        return new SuffixClause(function, new Suffix.Over(clauses(given, "partition_by", in),
                clauses(given, "order_by", in), frame));
    }

    static SuffixClause filter(Clause function, List<Value> criteria, Interpreter in) {
        List<Clause> all = criteria.stream().map(one -> Coercion.condition(one, in)).toList();
        return new SuffixClause(function, new Suffix.Filter(all.size() == 1 ? all.getFirst() : Conditions.and(all)));
    }

    static SuffixClause withinGroup(Clause function, List<Value> order, Interpreter in) {
        return new SuffixClause(function,
                new Suffix.WithinGroup(order.stream().map(one -> OrderText.of(one, in)).toList()));
    }

    private static List<Clause> clauses(BoundArguments given, String name, Interpreter in) {
        List<Clause> all = new ArrayList<>();
        given.value(name).ifPresent(value -> {
            List<Value> list = switch (value) {
                case ListValue many -> many.items();
                case TupleValue(List<Value> items) -> items;
                default -> List.of(value);
            };
            list.forEach(one -> all.add(OrderText.of(one, in)));
        });
        return all;
    }

    private static String frame(String word, List<Value> bounds) {
        return word + " BETWEEN " + bound(bounds.getFirst(), "PRECEDING") + " AND " + bound(bounds.getLast(),
                "FOLLOWING");
    }

    private static String bound(Value value, String open) {
        if (!(value instanceof IntValue(BigInteger rows))) {
            return "UNBOUNDED " + open;
        }
        return rows.signum() == 0
                ? "CURRENT ROW"
                : rows.abs() + (rows.signum() < 0 ? " PRECEDING" : " FOLLOWING");
    }

    @Override
    public SqlaType sqlType() {
        return suffix instanceof Suffix.WithinGroup(List<Clause> order) && function.sqlType() == Types.NULL
                && !order.isEmpty() ? order.getFirst().sqlType() : function.sqlType();
    }

    @Override
    Clause grouped(@Nullable Op against) {
        boolean filter = suffix instanceof Suffix.Filter && against != null && Op.FILTER.yieldsTo(against);
        return filter ? new Grouping(this) : super.grouped(against);
    }

    @Override
    List<FromClause> froms() {
        List<FromClause> all = new ArrayList<>(function.froms());
        List<Clause> inner = switch (suffix) {
            case Suffix.Over(List<Clause> partition, List<Clause> order, _) -> {
                List<Clause> both = new ArrayList<>(partition);
                both.addAll(order);
                yield both;
            }
            case Suffix.Filter(Clause condition) -> List.of(condition);
            case Suffix.WithinGroup(List<Clause> order) -> order;
        };
        inner.forEach(clause -> all.addAll(clause.froms()));
        return all;
    }

    @Override
    public void write(SqlText out) {
        out.in(Scope::outsideSelect, () -> {
            out.add(function);
            switch (suffix) {
                case Suffix.Over over -> over(over, out);
                case Suffix.Filter(Clause condition) -> out.add(" FILTER (WHERE ").add(condition).add(")");
                case Suffix.WithinGroup(List<Clause> order) -> out.add(" WITHIN GROUP (ORDER BY ").join(order, ", ")
                        .add(")");
            }
        });
    }

    private static void over(Suffix.Over over, SqlText out) {
        List<String> parts = new ArrayList<>();
        if (!over.partition().isEmpty()) {
            parts.add("PARTITION BY " + out.capture(() -> out.join(over.partition(), ", ")));
        }
        if (!over.order().isEmpty()) {
            parts.add("ORDER BY " + out.capture(() -> out.join(over.order(), ", ")));
        }
        if (!over.frame().isEmpty()) {
            parts.add(over.frame());
        }
        out.add(" OVER (").add(String.join(" ", parts)).add(")");
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "over" -> NativeFunction.of("over partition_by? order_by? rows? range_?",
                    (given, run) -> over(this, given, run));
            case "filter" -> new NativeFunction(name, (given, run) -> filter(this, given.positional(), run));
            default -> super.attribute(name, in);
        };
    }
}
