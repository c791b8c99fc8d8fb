package dev.retort.python.value;

import org.jspecify.annotations.Nullable;

/**
 * Something in a class that decides what its attribute is, as {@code property} and {@code classmethod} do. A function in
 * a class needs none: it becomes a bound method by itself, a {@link NativeFunction} too.
 */
public interface Descriptor extends HostValue {

    /**
     * What the attribute is.
     *
     * @param instance the object it was asked of; null where it was asked of the class
     */
    Value get(@Nullable Value instance, ClassValue owner, Interpreter in);

    /** Sets the attribute of an object; false where it cannot be set. */
    default boolean set(Value instance, Value value, Interpreter in) {
        return false;
    }

    /** Whether it goes before the object's own attributes, as a property does and a method does not. */
    default boolean goesFirst() {
        return false;
    }
}
