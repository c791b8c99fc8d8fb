package dev.retort.python.library.iteration;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code product}, {@code permutations} and {@code combinations}, one row at a time. */
final class Combinatorics {

    private Combinatorics() {}

    static void addTo(ModuleValue module) {
        module.put("product", NativeFunction.of("product *rest repeat?", Combinatorics::product));
        module.put("permutations", NativeFunction.of("permutations iterable r?", Combinatorics::permutations));
        module.put("combinations", NativeFunction.of("combinations iterable r",
                (given, in) -> combinations(given, false, in)));
        module.put("combinations_with_replacement", NativeFunction.of("combinations_with_replacement iterable r",
                (given, in) -> combinations(given, true, in)));
    }

    /** How the places of one row become those of the next; false after the last. */
    @FunctionalInterface
    private interface Step {

        boolean next(int[] places);
    }

    private static Value rows(String name, List<List<Value>> columns, int @Nullable [] first, Step step,
            Interpreter in) {
        int[] places = first == null ? new int[0] : first;
        boolean[] state = {first != null, true};
        return IterationTools.lazily(name, () -> {
            if (state[0] && !state[1]) {
                state[0] = step.next(places);
            }
            state[1] = false;
            if (!state[0]) {
                return null;
            }
            List<Value> row = new ArrayList<>(places.length);
            for (int i = 0; i < places.length; i++) {
                row.add(columns.get(i).get(places[i]));
            }
            in.allocate(row.size());
            return new TupleValue(row);
        }, in);
    }

    private static Value product(BoundArguments given, Interpreter in) {
        int repeat = given.integer("repeat").map(Plain::clamped).orElse(1);
        in.allocate((long) Math.max(repeat, 0) * given.rest().size());
        List<List<Value>> pools = given.rest().stream().map(in::list).toList();
        List<List<Value>> columns = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            columns.addAll(pools);
        }
        boolean empty = columns.stream().anyMatch(List::isEmpty);
        return rows("product", columns, empty ? null : new int[columns.size()], places -> {
            for (int i = places.length - 1; i >= 0; i--) {
                if (++places[i] < columns.get(i).size()) {
                    return true;
                }
                places[i] = 0;
            }
            return false;
        }, in);
    }

    private static List<List<Value>> same(List<Value> pool, int times) {
        List<List<Value>> columns = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            columns.add(pool);
        }
        return columns;
    }

    private static int size(BoundArguments given, int otherwise, Interpreter in) {
        int size = given.integer("r").map(Plain::clamped).orElse(otherwise);
        if (size < 0) {
            throw in.raise("ValueError", "r must be non-negative");
        }
        in.allocate(size);
        return size;
    }

    private static Value permutations(BoundArguments given, Interpreter in) {
        List<Value> pool = in.list(given.orNone("iterable"));
        int size = size(given, pool.size(), in);
        return rows("permutations", same(pool, size), size > pool.size() ? null : upTo(size), places -> {
            for (int i = size - 1; i >= 0; i--) {
                if (following(places, i, pool.size())) {
                    for (int j = i + 1; j < size; j++) {
                        places[j] = -1;
                        following(places, j, pool.size());
                    }
                    return true;
                }
            }
            return false;
        }, in);
    }

    /** Moves a place on to the next one that no earlier place has. */
    private static boolean following(int[] places, int at, int most) {
        for (int next = places[at] + 1; next < most; next++) {
            boolean taken = false;
            for (int j = 0; j < at; j++) {
                taken |= places[j] == next;
            }
            if (!taken) {
                places[at] = next;
                return true;
            }
        }
        return false;
    }

    private static int[] upTo(int size) {
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = i;
        }
        return places;
    }

    private static Value combinations(BoundArguments given, boolean repeated, Interpreter in) {
        List<Value> pool = in.list(given.orNone("iterable"));
        int size = size(given, 0, in);
        boolean none = repeated ? pool.isEmpty() && size > 0 : size > pool.size();
        String name = repeated ? "combinations_with_replacement" : "combinations";
        return rows(name, same(pool, size), none ? null : repeated ? new int[size] : upTo(size), places -> {
            for (int i = size - 1; i >= 0; i--) {
                int most = repeated ? pool.size() - 1 : pool.size() - size + i;
                if (places[i] < most) {
                    places[i]++;
                    for (int j = i + 1; j < size; j++) {
                        places[j] = repeated ? places[i] : places[j - 1] + 1;
                    }
                    return true;
                }
            }
            return false;
        }, in);
    }
}
