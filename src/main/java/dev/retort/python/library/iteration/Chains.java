package dev.retort.python.library.iteration;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import dev.retort.python.library.type.Native;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code itertools.chain}, which is a class for the sake of {@code chain.from_iterable}. */
final class Chains {

    static final ClassValue TYPE = Native.type("chain", "itertools", List.of(),
            Native.statics(Native.positional("from_iterable", 1, 1,
                    (given, in) -> chained(in.iterator(given.getFirst()), in))),
            (of, arguments, in) -> chained(arguments.positional().iterator(), in));

    private Chains() {}

    private static Value chained(Iterator<Value> iterables, Interpreter in) {
        List<Iterator<Value>> current = new java.util.ArrayList<>(List.of(Collections.emptyIterator()));
        return IterationTools.lazily("chain", () -> {
            while (!current.getFirst().hasNext()) {
                if (!iterables.hasNext()) {
                    return null;
                }
                current.set(0, in.iterator(iterables.next()));
            }
            return current.getFirst().next();
        }, in);
    }
}
