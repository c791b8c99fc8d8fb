package dev.retort.python.library.collection;

import java.util.Collections;
import java.util.List;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.SliceValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code list} and {@code tuple}. */
public final class ListMethods {

    public static final Methods<ListValue> LIST = changes(new Methods<>(ListMethods::list))
            .add("copy", (list, given, in) -> new ListValue(list.items()))
            .add("index value start? stop?", (list, given, in) -> index(list.items(), given, in))
            .add("count value", (list, given, in) -> count(list.items(), given, in));

    public static final Methods<TupleValue> TUPLE = new Methods<>(ListMethods::tuple)
            .add("index value start? stop?", (tuple, given, in) -> index(tuple.items(), given, in))
            .add("count value", (tuple, given, in) -> count(tuple.items(), given, in));

    private ListMethods() {}

    private static Methods<ListValue> changes(Methods<ListValue> methods) {
        return methods
                .add("append value", (list, given, in) -> {
                    in.allocate(1);
                    list.items().add(value(given));
                    return NoneValue.NONE;
                })
                .add("extend iterable", (list, given, in) -> {
                    list.items().addAll(in.list(given.orNone("iterable")));
                    return NoneValue.NONE;
                })
                .add("insert index value", (list, given, in) -> {
                    int place = Plain.clamped(given.orNone("index"), in);
                    int size = list.items().size();
                    in.allocate(1);
                    list.items().add(Math.max(0, Math.min(size, place < 0 ? place + size : place)), value(given));
                    return NoneValue.NONE;
                })
                .add("pop index?", (list, given, in) -> {
                    if (list.items().isEmpty()) {
                        throw in.raise("IndexError", "pop from empty list");
                    }
                    int place = given.integer("index").map(Plain::clamped).orElse(-1);
                    int at = place < 0 ? place + list.items().size() : place;
                    if (at < 0 || at >= list.items().size()) {
                        throw in.raise("IndexError", "pop index out of range");
                    }
                    return list.items().remove(at);
                })
                .add("remove value", (list, given, in) -> {
                    list.items().remove(find(list.items(), value(given), 0, list.items().size(), "list.remove(x): x",
                            in));
                    return NoneValue.NONE;
                })
                .add("clear", (list, given, in) -> {
                    list.items().clear();
                    return NoneValue.NONE;
                })
                .add("reverse", (list, given, in) -> {
                    Collections.reverse(list.items());
                    return NoneValue.NONE;
                })
                .add("sort * key? reverse?", (list, given, in) -> {
                    List<Value> sorted = new java.util.ArrayList<>(list.items());
                    Ordering.sort(sorted, given.value("key").orElse(null), given.flag("reverse", false), in);
                    list.items().clear();
                    list.items().addAll(sorted);
                    return NoneValue.NONE;
                });
    }

    private static ListValue list(Value value, Interpreter in) {
        if (Plain.of(value) instanceof ListValue list) {
            return list;
        }
        throw in.raise("TypeError", "a list is required, not " + Plain.typeName(value, in));
    }

    private static TupleValue tuple(Value value, Interpreter in) {
        if (Plain.of(value) instanceof TupleValue tuple) {
            return tuple;
        }
        throw in.raise("TypeError", "a tuple is required, not " + Plain.typeName(value, in));
    }

    private static Value value(BoundArguments given) {
        return given.orNone("value");
    }

    private static Value index(List<Value> items, BoundArguments given, Interpreter in) {
        SliceValue.Range range = new SliceValue(given.orNone("start"),
                given.orNone("stop"), NoneValue.NONE).within(items.size(), in);
        return IntValue.of(find(items, value(given), range.start(), range.start() + range.count(),
                in.repr(value(given)), in));
    }

    private static int find(List<Value> items, Value wanted, int from, int to, String what, Interpreter in) {
        for (int i = from; i < to && i < items.size(); i++) {
            if (Operators.same(items.get(i), wanted, in)) {
                return i;
            }
        }
        throw in.raise("ValueError", what + (what.startsWith("list.remove") ? " not" : " is not") + " in list");
    }

    private static Value count(List<Value> items, BoundArguments given, Interpreter in) {
        Value wanted = value(given);
        return IntValue.of(items.stream().filter(item -> Operators.same(item, wanted, in)).count());
    }
}
