package dev.retort.python.library.declaration;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code enum.auto()} in a class body, or several combined ({@code RW = R | W}): a value known once the class is made. */
final class AutoValue implements HostValue {

    private final @Nullable Combination combination;
    private @Nullable Value value;

    AutoValue() {
        this(null);
    }

    private AutoValue(@Nullable Combination combination) {
        this.combination = combination;
    }

    private record Combination(String operator, Value left, Value right) {}

    /** @param next gives the value where this is one of its own */
    Value resolve(Supplier<Value> next, Interpreter in) {
        Value known = value;
        if (known == null) {
            known = combination == null
                    ? next.get()
                    : in.binary(combination.operator(), side(combination.left(), next, in),
                            side(combination.right(), next, in));
            value = known;
        }
        return known;
    }

    private static Value side(Value side, Supplier<Value> next, Interpreter in) {
        return side instanceof AutoValue auto ? auto.resolve(next, in) : side;
    }

    @Override
    public ClassValue type() {
        return EnumTypes.AUTO_TYPE;
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!"|&^".contains(operator)) {
            return null;
        }
        return new AutoValue(reflected
                ? new Combination(operator, other, this)
                : new Combination(operator, this, other));
    }
}
