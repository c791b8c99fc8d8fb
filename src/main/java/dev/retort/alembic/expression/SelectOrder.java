package dev.retort.alembic.expression;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The methods selects and unions share: order, groups, limits. */
final class SelectOrder {

    private SelectOrder() {}

    /** @param with makes a statement of changed parts */
    static @Nullable Value attribute(SelectParts parts, String name, Function<Consumer<SelectParts>, Value> with) {
        return switch (name) {
            case "order_by" -> new NativeFunction(name, (given, in) -> with.apply(copy -> copy.orderBy = only(
                    given.positional())
                            ? List.of()
                            : SelectParts.plus(copy.orderBy, SelectMethods.ordering(given.positional(), in))));
            case "group_by" -> new NativeFunction(name, (given, in) -> with.apply(copy -> copy.groupBy = only(
                    given.positional())
                            ? List.of()
                            : SelectParts.plus(copy.groupBy, SelectMethods.ordering(given.positional(), in))));
            case "limit" -> new NativeFunction(name, (given, in) -> with
                    .apply(copy -> copy.limit = number(given.positional().getFirst(), in)));
            case "offset" -> new NativeFunction(name, (given, in) -> with
                    .apply(copy -> copy.offset = number(given.positional().getFirst(), in)));
            case "fetch" -> NativeFunction.of("fetch count with_ties? percent?", (given, in) -> with
                    .apply(copy -> copy.fetch = number(given.value("count").orElse(NoneValue.NONE), in)));
            case "slice" -> NativeFunction.of("slice start stop", (given, in) -> with.apply(copy -> {
                long start = given.integer("start").map(java.math.BigInteger::longValue).orElse(0L);
                long stop = given.integer("stop").map(java.math.BigInteger::longValue).orElse(0L);
                copy.limit = number(IntValue.of(stop - start), in);
                copy.offset = start == 0 ? null : number(IntValue.of(start), in);
            }));
            default -> null;
        };
    }

    private static boolean only(List<Value> values) {
        return values.size() == 1 && values.getFirst() == NoneValue.NONE;
    }

    private static @Nullable Clause number(Value value, Interpreter in) {
        return value == NoneValue.NONE ? null : Coercion.expression(value, in);
    }
}
