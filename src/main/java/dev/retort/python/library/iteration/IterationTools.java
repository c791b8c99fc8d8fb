package dev.retort.python.library.iteration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code itertools}; what picks and arranges: {@link Combinatorics}. */
public final class IterationTools {

    private IterationTools() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("itertools");
        module.put("chain", Chains.TYPE);
        module.put("islice", Native.positional("islice", 2, 4, IterationTools::slice));
        module.put("count", NativeFunction.of("count start? step?", IterationTools::count));
        module.put("repeat", NativeFunction.of("repeat object times?", (given, in) -> {
            long times = given.integer("times").map(Plain::clamped).orElse(Integer.MAX_VALUE);
            Value value = given.orNone("object");
            long[] left = {times};
            return lazily("repeat", () -> left[0]-- > 0 ? value : null, in);
        }));
        module.put("cycle", Native.positional("cycle", 1, 1, (given, in) -> {
            List<Value> values = in.list(given.getFirst());
            int[] at = {0};
            return lazily("cycle", () -> values.isEmpty() ? null : values.get(at[0]++ % values.size()), in);
        }));
        module.put("starmap", Native.positional("starmap", 2, 2, (given, in) -> {
            Iterator<Value> rows = in.iterator(given.getLast());
            return lazily("starmap", () -> rows.hasNext()
                    ? in.call(given.getFirst(), new Arguments(in.list(rows.next()), java.util.Map.of()))
                    : null, in);
        }));
        module.put("accumulate", NativeFunction.of("accumulate iterable func? * initial?", IterationTools::accumulate));
        module.put("groupby", NativeFunction.of("groupby iterable key?", IterationTools::group));
        module.put("zip_longest", NativeFunction.of("zip_longest *rest fillvalue?", IterationTools::longest));
        module.put("takewhile", Native.positional("takewhile", 2, 2, (given, in) -> {
            Iterator<Value> values = in.iterator(given.getLast());
            boolean[] ended = {false};
            return lazily("takewhile", () -> {
                Value next = !ended[0] && values.hasNext() ? values.next() : null;
                ended[0] = next == null || !in.truth(in.call(given.getFirst(), Arguments.of(next)));
                return ended[0] ? null : next;
            }, in);
        }));
        module.put("dropwhile", Native.positional("dropwhile", 2, 2, (given, in) -> {
            Iterator<Value> values = in.iterator(given.getLast());
            boolean[] started = {false};
            return lazily("dropwhile", () -> {
                while (values.hasNext()) {
                    Value next = values.next();
                    started[0] = started[0] || !in.truth(in.call(given.getFirst(), Arguments.of(next)));
                    if (started[0]) {
                        return next;
                    }
                }
                return null;
            }, in);
        }));
        further(module);
        Combinatorics.addTo(module);
        return module;
    }

    private static void further(ModuleValue module) {
        module.put("filterfalse", Native.positional("filterfalse", 2, 2, (given, in) -> {
            Iterator<Value> values = in.iterator(given.getLast());
            Value test = given.getFirst();
            return lazily("filterfalse", () -> {
                while (values.hasNext()) {
                    Value next = values.next();
                    if (!in.truth(test == NoneValue.NONE ? next : in.call(test, Arguments.of(next)))) {
                        return next;
                    }
                }
                return null;
            }, in);
        }));
        module.put("pairwise", Native.positional("pairwise", 1, 1, (given, in) -> {
            Iterator<Value> values = in.iterator(given.getFirst());
            Value[] last = {values.hasNext() ? values.next() : NoneValue.NONE};
            return lazily("pairwise", () -> {
                if (!values.hasNext()) {
                    return null;
                }
                Value next = values.next();
                TupleValue pair = new TupleValue(List.of(last[0], next));
                last[0] = next;
                return pair;
            }, in);
        }));
        module.put("compress", Native.positional("compress", 2, 2, (given, in) -> {
            Iterator<Value> values = in.iterator(given.getFirst());
            Iterator<Value> picks = in.iterator(given.getLast());
            return lazily("compress", () -> {
                while (values.hasNext() && picks.hasNext()) {
                    Value value = values.next();
                    if (in.truth(picks.next())) {
                        return value;
                    }
                }
                return null;
            }, in);
        }));
        module.put("tee", Native.positional("tee", 1, 2, (given, in) -> {
            List<Value> values = in.list(given.getFirst());
            int copies = given.size() > 1 ? Plain.clamped(given.getLast(), in) : 2;
            in.allocate(Math.max(copies, 0));
            List<Value> all = new ArrayList<>();
            for (int i = 0; i < copies; i++) {
                all.add(new IteratorValue("tee", values.iterator()));
            }
            return new TupleValue(all);
        }));
        module.put("batched", NativeFunction.of("batched iterable n", (given, in) -> {
            Iterator<Value> values = in.iterator(given.orNone("iterable"));
            int size = Plain.clamped(given.orNone("n"), in);
            if (size < 1) {
                throw in.raise("ValueError", "n must be at least one");
            }
            return lazily("batched", () -> {
                List<Value> batch = new ArrayList<>();
                while (batch.size() < size && values.hasNext()) {
                    batch.add(values.next());
                }
                return batch.isEmpty() ? null : new TupleValue(batch);
            }, in);
        }));
    }

    /** An iterator whose every value counts as a step. */
    public static IteratorValue lazily(String name, Supplier<@Nullable Value> next, Interpreter in) {
        return IterationFunctions.lazily(name, () -> {
            in.step();
            return next.get();
        });
    }

    private static Value slice(List<Value> given, Interpreter in) {
        Function<Integer, Integer> bound = place -> given.size() > place && given.get(place) != NoneValue.NONE
                ? Plain.clamped(given.get(place), in)
                : -1;
        int start = given.size() == 2 ? 0 : Math.max(0, bound.apply(1));
        int stop = given.size() == 2 ? bound.apply(1) : bound.apply(2);
        int step = given.size() < 4 || given.get(3) == NoneValue.NONE ? 1 : bound.apply(3);
        if (step < 1) {
            throw in.raise("ValueError", "Step for islice() must be a positive integer or None.");
        }
        Iterator<Value> values = in.iterator(given.getFirst());
        int[] at = {0};
        int[] wanted = {start};
        return lazily("islice", () -> {
            while (values.hasNext() && (stop < 0 || wanted[0] < stop)) {
                Value next = values.next();
                if (at[0]++ == wanted[0]) {
                    wanted[0] += step;
                    return next;
                }
            }
            return null;
        }, in);
    }

    private static Value count(BoundArguments given, Interpreter in) {
        Value step = given.value("step").orElse(IntValue.of(1));
        Value[] at = {given.value("start").orElse(IntValue.of(0))};
        return lazily("count", () -> {
            Value now = at[0];
            at[0] = in.binary("+", now, step);
            return now;
        }, in);
    }

    private static Value accumulate(BoundArguments given, Interpreter in) {
        Iterator<Value> values = in.iterator(given.orNone("iterable"));
        @Nullable
        Value function = given.value("func").orElse(null);
        @Nullable
        Value[] total = {given.value("initial").orElse(null)};
        boolean[] begun = {total[0] == null};
        return lazily("accumulate", () -> {
            Value before = total[0];
            if (!begun[0]) {
                begun[0] = true;
                return before;
            }
            if (!values.hasNext()) {
                return null;
            }
            Value next = values.next();
            Value now = before == null
                    ? next
                    : function == null ? in.binary("+", before, next) : in.call(function, Arguments.of(before, next));
            total[0] = now;
            return now;
        }, in);
    }

    private static Value group(BoundArguments given, Interpreter in) {
        Iterator<Value> values = in.iterator(given.orNone("iterable"));
        Function<Value, Value> key = value -> given.value("key").map(one -> in.call(one, Arguments.of(value)))
                .orElse(value);
        @Nullable
        Value[] ahead = {null};
        return lazily("groupby", () -> {
            Value first = ahead[0] != null ? ahead[0] : values.hasNext() ? values.next() : null;
            if (first == null) {
                return null;
            }
            Value shared = key.apply(first);
            List<Value> group = new ArrayList<>(List.of(first));
            ahead[0] = null;
            while (values.hasNext() && ahead[0] == null) {
                Value next = values.next();
                if (in.equal(key.apply(next), shared)) {
                    group.add(next);
                } else {
                    ahead[0] = next;
                }
            }
            return new TupleValue(List.of(shared, new IteratorValue("groupby", group.iterator())));
        }, in);
    }

    private static Value longest(BoundArguments given, Interpreter in) {
        List<Iterator<Value>> all = given.rest().stream().map(in::iterator).toList();
        Value fill = given.orNone("fillvalue");
        return lazily("zip_longest", () -> {
            if (all.stream().noneMatch(Iterator::hasNext)) {
                return null;
            }
            Value[] row = all.stream().map(one -> one.hasNext() ? one.next() : fill).toArray(Value[]::new);
            return new TupleValue(Arrays.asList(row));
        }, in);
    }
}
