package dev.retort.python.library.iteration;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.RangeValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The builtin functions over many values: {@code zip}, {@code sorted}, {@code min} … */
public final class IterationFunctions {

    private IterationFunctions() {}

    public static Map<String, Value> names() {
        Map<String, Value> names = new TreeMap<>();
        names.put("len", Native.positional("len", 1, 1, (given, in) -> length(given.getFirst(), in)));
        names.put("enumerate", NativeFunction.of("enumerate iterable start?", (given, in) -> enumerate(
                given.orNone("iterable"), given.integer("start").orElse(java.math.BigInteger.ZERO)
                        .longValue(),
                in)));
        names.put("zip", NativeFunction.of("zip *rest strict?",
                (given, in) -> zip(given.rest(), given.flag("strict", false), in)));
        names.put("map", Native.positional("map", 2, Integer.MAX_VALUE, IterationFunctions::map));
        names.put("filter", Native.positional("filter", 2, 2, IterationFunctions::filter));
        names.put("sorted", NativeFunction.of("sorted iterable * key? reverse?", (given, in) -> {
            List<Value> values = new ArrayList<>(in.list(given.orNone("iterable")));
            Ordering.sort(values, given.value("key").orElse(null), given.flag("reverse", false), in);
            return new ListValue(values);
        }));
        names.put("reversed", Native.positional("reversed", 1, 1, (given, in) -> reversed(given.getFirst(), in)));
        names.put("any", Native.positional("any", 1, 1, (given, in) -> BoolValue.of(some(given.getFirst(), true, in))));
        names.put("all",
                Native.positional("all", 1, 1, (given, in) -> BoolValue.of(!some(given.getFirst(), false, in))));
        names.put("sum", NativeFunction.of("sum iterable start?", (given, in) -> sum(
                given.orNone("iterable"), given.value("start").orElse(IntValue.of(0)), in)));
        names.put("min", NativeFunction.of("min *rest key? default?",
                (given, in) -> extreme("min", given.rest(), given.value("key").orElse(null), given.get("default"),
                        in)));
        names.put("max", NativeFunction.of("max *rest key? default?",
                (given, in) -> extreme("max", given.rest(), given.value("key").orElse(null), given.get("default"),
                        in)));
        names.put("iter", Native.positional("iter", 1, 2, IterationFunctions::iterator));
        names.put("next", Native.positional("next", 1, 2, IterationFunctions::next));
        return names;
    }

    private static Value length(Value value, Interpreter in) {
        if (value instanceof ClassValue type && type.metaclass() instanceof ClassValue meta
                && meta.find("__len__") instanceof Value ofMeta) {
            return in.call(ofMeta, Arguments.of(value));
        }
        Value method = value instanceof dev.retort.python.value.InstanceValue
                ? in.attributeOrNull(value, "__len__")
                : null;
        if (method != null) {
            return in.call(method, Arguments.NONE);
        }
        int length = Operators.length(value, in);
        if (length < 0) {
            throw in.raise("TypeError", "object of type '" + Plain.typeName(value, in) + "' has no len()");
        }
        return Plain.of(value) instanceof RangeValue range ? IntValue.of(range.count()) : IntValue.of(length);
    }

    /** An iterator that asks for its next value; null ends it. */
    @FunctionalInterface
    public interface Next {

        @Nullable
        Value get();
    }

    public static IteratorValue lazily(String name, Next next) {
        return new IteratorValue(name, new Iterator<>() {

            private @Nullable Value ahead;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (ahead == null && !ended) {
                    ahead = next.get();
                    ended = ahead == null;
                }
                return ahead != null;
            }

            @Override
            public Value next() {
                Value value = hasNext() ? ahead : null;
                if (value == null) {
                    throw new NoSuchElementException();
                }
                ahead = null;
                return value;
            }
        });
    }

    private static Value enumerate(Value iterable, long start, Interpreter in) {
        Iterator<Value> values = in.iterator(iterable);
        long[] at = {start};
        return lazily("enumerate", () -> values.hasNext()
                ? new TupleValue(List.of(IntValue.of(at[0]++), values.next()))
                : null);
    }

    private static Value zip(List<Value> iterables, boolean strict, Interpreter in) {
        List<Iterator<Value>> all = iterables.stream().map(in::iterator).toList();
        return lazily("zip", () -> {
            List<Value> row = new ArrayList<>();
            for (Iterator<Value> one : all) {
                if (one.hasNext()) {
                    row.add(one.next());
                } else if (strict && (!row.isEmpty() || all.stream().anyMatch(Iterator::hasNext))) {
                    throw in.raise("ValueError", "zip() arguments have different lengths");
                } else {
                    return null;
                }
            }
            if (strict && row.size() < all.size()) {
                throw in.raise("ValueError", "zip() arguments have different lengths");
            }
            return all.isEmpty() ? null : new TupleValue(row);
        });
    }

    private static Value map(List<Value> given, Interpreter in) {
        List<Iterator<Value>> all = given.stream().skip(1).map(in::iterator).toList();
        return lazily("map", () -> {
            List<Value> row = new ArrayList<>();
            for (Iterator<Value> one : all) {
                if (!one.hasNext()) {
                    return null;
                }
                row.add(one.next());
            }
            return in.call(given.getFirst(), new Arguments(row, Map.of()));
        });
    }

    private static Value filter(List<Value> given, Interpreter in) {
        Iterator<Value> values = in.iterator(given.getLast());
        Value test = given.getFirst();
        return lazily("filter", () -> {
            while (values.hasNext()) {
                Value value = values.next();
                if (in.truth(test == NoneValue.NONE ? value : in.call(test, Arguments.of(value)))) {
                    return value;
                }
            }
            return null;
        });
    }

    private static Value reversed(Value value, Interpreter in) {
        Value method = value instanceof dev.retort.python.value.InstanceValue
                ? in.attributeOrNull(value, "__reversed__")
                : null;
        if (method != null) {
            return in.call(method, Arguments.NONE);
        }
        if (Plain.of(value) instanceof RangeValue range) {
            return new IteratorValue("reversed", RangeValue.over(range.start() + (range.count() - 1) * range.step(),
                    -range.step(), range.count()));
        }
        if (Plain.of(value) instanceof IteratorValue || Plain.of(value) instanceof dev.retort.python.value.SetValue) {
            throw in.raise("TypeError", "'" + Plain.typeName(value, in) + "' object is not reversible");
        }
        return new IteratorValue("reversed", in.list(value).reversed().iterator());
    }

    private static boolean some(Value iterable, boolean wanted, Interpreter in) {
        for (Iterator<Value> values = in.iterator(iterable); values.hasNext();) {
            if (in.truth(values.next()) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static Value sum(Value iterable, Value start, Interpreter in) {
        if (start instanceof StringValue) {
            throw in.raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
        }
        Value total = start;
        for (Iterator<Value> values = in.iterator(iterable); values.hasNext();) {
            total = in.binary("+", total, values.next());
        }
        return total;
    }

    private static Value extreme(String name, List<Value> given, @Nullable Value key, @Nullable Value otherwise,
            Interpreter in) {
        if (given.isEmpty()) {
            throw in.raise("TypeError", name + " expected at least 1 argument, got 0");
        }
        List<Value> values = given.size() == 1 ? in.list(given.getFirst()) : given;
        if (values.isEmpty()) {
            if (otherwise != null && given.size() == 1) {
                return otherwise;
            }
            throw in.raise("ValueError", name + "() arg is an empty sequence");
        }
        Value best = values.getFirst();
        Value bestKey = key == null ? best : in.call(key, Arguments.of(best));
        for (Value value : values.subList(1, values.size())) {
            Value valueKey = key == null ? value : in.call(key, Arguments.of(value));
            if (in.truth(in.binary(name.equals("min") ? "<" : ">", valueKey, bestKey))) {
                best = value;
                bestKey = valueKey;
            }
        }
        return best;
    }

    private static Value iterator(List<Value> given, Interpreter in) {
        if (given.size() == 1) {
            Value value = given.getFirst();
            if (value instanceof IteratorValue) {
                return value;
            }
            Value method = value instanceof dev.retort.python.value.InstanceValue
                    ? in.attributeOrNull(value, "__iter__")
                    : null;
            return method == null
                    ? new IteratorValue("iterator", in.iterator(value))
                    : in.call(method, Arguments.NONE);
        }
        return lazily("callable_iterator", () -> {
            Value value = in.call(given.getFirst(), Arguments.NONE);
            return in.equal(value, given.getLast()) ? null : value;
        });
    }

    private static Value next(List<Value> given, Interpreter in) {
        Value iterator = Plain.of(given.getFirst());
        if (iterator instanceof IteratorValue values) {
            if (values.values().hasNext()) {
                return values.values().next();
            }
            if (given.size() > 1) {
                return given.getLast();
            }
            throw in.raise("StopIteration", "");
        }
        Value method = in.attributeOrNull(given.getFirst(), "__next__");
        if (method == null) {
            throw in.raise("TypeError", "'" + Plain.typeName(given.getFirst(), in) + "' object is not an iterator");
        }
        try {
            return in.call(method, Arguments.NONE);
        } catch (dev.retort.python.value.PythonRaise raised) {
            if (given.size() > 1 && in.isInstance(raised.exception(), BuiltinTypes.exception("StopIteration"))) {
                return given.getLast();
            }
            throw raised;
        }
    }
}
