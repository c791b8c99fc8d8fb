package dev.retort.python.value;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * An object of the host's. What it does not answer becomes the error Python would raise ({@code AttributeError},
 * {@code TypeError}).
 */
public non-sealed interface HostValue extends Value {

    /** Its class, for {@code isinstance} and {@code type()}. Attributes it does not answer are looked up there. */
    ClassValue type();

    /** An attribute; null where it has none of that name. */
    default @Nullable Value attribute(String name, Interpreter in) {
        return null;
    }

    /** Sets an attribute; false where it takes none of that name. */
    default boolean setAttribute(String name, Value value, Interpreter in) {
        return false;
    }

    /** Calls it; null where it cannot be called. */
    default @Nullable Value call(Arguments arguments, Interpreter in) {
        return null;
    }

    /**
     * An operator between it and another value; null where it does not know one.
     *
     * @param operator as written: {@code + - * / // % ** @ & | ^ << >> == != < <= > >= in}
     * @param reflected whether it stands on the right
     */
    default @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        return null;
    }

    /** Told that the program asks by {@code is} which object it is; one that must not say refuses. */
    default void identified(Interpreter in) {}

    /** {@code -x}, {@code +x} or {@code ~x}; null where it does not know it. */
    default @Nullable Value unary(String operator, Interpreter in) {
        return null;
    }

    /** {@code x[key]}; null where it has no items. */
    default @Nullable Value item(Value key, Interpreter in) {
        return null;
    }

    /** Its values, for {@code for} and {@code list()}; null where it has none. */
    default @Nullable Iterator<Value> iterator(Interpreter in) {
        return null;
    }

    /** How many it holds; negative where that means nothing. */
    default int length(Interpreter in) {
        return -1;
    }

    /** What {@code if x} makes of it. */
    default boolean truth(Interpreter in) {
        int length = length(in);
        return length != 0;
    }

    /** {@code __enter__}; null where it is no context manager. */
    default @Nullable Value enter(Interpreter in) {
        return null;
    }

    /**
     * {@code __exit__}, after the block ended.
     *
     * @param raised what the block raised; null where it ended well
     */
    default void exit(@Nullable PythonRaise raised, Interpreter in) {}

    /**
     * {@code __exit__} with its answer: what {@code with} calls.
     *
     * @return whether what was raised is over with
     */
    default boolean leave(@Nullable PythonRaise raised, Interpreter in) {
        exit(raised, in);
        return false;
    }

    /** A statement made it and nothing keeps it: {@code f(x)} on a line of its own. */
    default void discarded(Interpreter in) {}

    /** {@code str(x)}. */
    default String text(Interpreter in) {
        return "<" + type().module() + "." + type().name() + " object>";
    }

    /** {@code repr(x)}. */
    default String repr(Interpreter in) {
        return text(in);
    }

    /** {@code format(x, spec)} for a spec that is not empty; null where it takes none. */
    default @Nullable String format(String spec, Interpreter in) {
        return null;
    }
}
