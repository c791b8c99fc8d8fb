package dev.retort.python.library;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** The methods of an iterator. */
final class GeneratorMembers {

    private GeneratorMembers() {}

    static @Nullable Value find(IteratorValue iterator, String name) {
        return switch (name) {
            case "__next__" -> new NativeFunction(name, (arguments, in) -> next(iterator, in));
            case "__iter__" -> new NativeFunction(name, (arguments, in) -> iterator);
            default -> null;
        };
    }

    private static Value next(IteratorValue iterator, dev.retort.python.value.Interpreter in) {
        if (!iterator.values().hasNext()) {
            throw in.raise("StopIteration", "");
        }
        return iterator.values().next();
    }
}
