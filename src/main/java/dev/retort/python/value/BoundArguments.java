package dev.retort.python.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The arguments of one call of a native function, by the names of its {@link Signature}. */
public final class BoundArguments {

    private final String function;
    private final Map<String, Value> values;
    private final List<Value> rest;
    private final Map<String, Value> others;
    private final Interpreter in;

    BoundArguments(String function, Map<String, Value> values, List<Value> rest, Map<String, Value> others,
            Interpreter in) {
        this.function = function;
        this.values = values;
        this.rest = rest;
        this.others = others;
        this.in = in;
    }

    /** Whether it was given, {@code None} included. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The argument as it was given; null where it was left out. */
    public @Nullable Value get(String name) {
        return values.get(name);
    }

    /** The argument as it was given; {@code None} where it was left out. */
    public Value orNone(String name) {
        return values.getOrDefault(name, NoneValue.NONE);
    }

    /** The argument; empty where it was left out or is {@code None}. */
    public Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> value != NoneValue.NONE);
    }

    /** A text; empty where it was left out or is {@code None}. */
    public Optional<String> string(String name) {
        return value(name).map(value -> {
            if (value instanceof StringValue(String text)) {
                return text;
            }
            throw wrong(name, "a string", value);
        });
    }

    /** The truth of an argument; {@code otherwise} where it was left out or is {@code None}. */
    public boolean flag(String name, boolean otherwise) {
        return value(name).map(in::truth).orElse(otherwise);
    }

    /** A whole number; empty where it was left out or is {@code None}. */
    public Optional<BigInteger> integer(String name) {
        return value(name).map(value -> switch (value) {
            case IntValue(BigInteger number) -> number;
            case BoolValue flag -> flag.value() ? BigInteger.ONE : BigInteger.ZERO;
            default -> throw wrong(name, "a whole number", value);
        });
    }

    /** What {@code *rest} took. */
    public List<Value> rest() {
        return rest;
    }

    /** What {@code **others} took, in the order written. */
    public Map<String, Value> others() {
        return others;
    }

    private PythonRaise wrong(String name, String wanted, Value found) {
        return in.raise("TypeError", function + "(): " + name + " should be " + wanted + ", not " + in.repr(found));
    }
}
