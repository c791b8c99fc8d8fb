package dev.retort.python.value;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * The values of a generator of the program's: the iterator of its {@link IteratorValue}. It runs up to its next
 * {@code yield} when asked for a value, not before.
 */
public interface GeneratorValues extends Iterator<Value> {

    /**
     * Goes on with {@code yield} giving a value, as {@code generator.send()} does.
     *
     * @return what it yields next; null where it ended
     */
    @Nullable
    Value send(Value value);

    /**
     * Goes on with an exception raised where the {@code yield} stands, as {@code generator.throw()} does; what it does
     * not catch is thrown on.
     *
     * @return what it yields next; null where it ended
     */
    @Nullable
    Value raise(PythonRaise exception);

    /** What the generator returned; {@code None} before its end. */
    Value result();
}
