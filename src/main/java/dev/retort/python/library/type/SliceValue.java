package dev.retort.python.library.type;

import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code start:stop:step} between brackets, as the key of {@link dev.retort.python.library.operator.Operators#item}; what is left out is {@code None}. */
public record SliceValue(Value start, Value stop, Value step) implements HostValue {

    /** The places a slice picks from a sequence: {@code count} places from {@code start} on, {@code step} apart. */
    public record Range(int start, int stop, int step, int count) {}

    @Override
    public ClassValue type() {
        return BuiltinTypes.SLICE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "start" -> start;
            case "stop" -> stop;
            case "step" -> step;
            default -> null;
        };
    }

    @Override
    public String text(Interpreter in) {
        return "slice(" + in.repr(start) + ", " + in.repr(stop) + ", " + in.repr(step) + ")";
    }

    /** The places in a sequence of a length, as the language reference's "Sequence Types" has it (notes 4 and 5). */
    public Range within(int length, Interpreter in) {
        int by = step == NoneValue.NONE ? 1 : Plain.clamped(bound(step, in));
        if (by == 0) {
            throw in.raise("ValueError", "slice step cannot be zero");
        }
        boolean forwards = by > 0;
        int from = place(start, length, forwards ? 0 : length - 1, forwards, in);
        int to = place(stop, length, forwards ? length : -1, forwards, in);
        long span = forwards ? (long) to - from : (long) from - to;
        long count = span <= 0 ? 0 : (span - 1) / Math.abs((long) by) + 1;
        return new Range(from, to, by, (int) count);
    }

    private static int place(Value value, int length, int otherwise, boolean forwards, Interpreter in) {
        if (value == NoneValue.NONE) {
            return otherwise;
        }
        BigInteger place = bound(value, in);
        if (place.signum() < 0) {
            place = place.add(BigInteger.valueOf(length));
        }
        int lowest = forwards ? 0 : -1;
        int highest = forwards ? length : length - 1;
        return Math.min(Math.max(Plain.clamped(place), lowest), highest);
    }

    private static BigInteger bound(Value value, Interpreter in) {
        BigInteger number = Plain.whole(value);
        if (number == null) {
            throw in.raise("TypeError",
                    "slice indices must be integers or None or have an __index__ method");
        }
        return number;
    }
}
