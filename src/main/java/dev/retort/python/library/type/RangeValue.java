package dev.retort.python.library.type;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code range(start, stop, step)}; holds no numbers. */
public record RangeValue(long start, long stop, long step) implements HostValue {

    public long count() {
        long span = step > 0 ? stop - start : start - stop;
        return span <= 0 ? 0 : (span - 1) / Math.abs(step) + 1;
    }

    @Override
    public ClassValue type() {
        return BuiltinTypes.RANGE;
    }

    @Override
    public int length(Interpreter in) {
        return (int) Math.min(count(), Integer.MAX_VALUE);
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return over(start, step, count());
    }

    public static Iterator<Value> over(long from, long by, long count) {
        return new Iterator<>() {

            private long at;

            @Override
            public boolean hasNext() {
                return at < count;
            }

            @Override
            public Value next() {
                if (at >= count) {
                    throw new NoSuchElementException();
                }
                return IntValue.of(from + by * at++);
            }
        };
    }

    @Override
    public Value item(Value key, Interpreter in) {
        if (Plain.of(key) instanceof SliceValue slice) {
            SliceValue.Range range = slice.within(length(in), in);
            return new RangeValue(start + step * range.start(), start + step * range.stop(), step * range.step());
        }
        BigInteger place = Plain.integer(key, in);
        BigInteger count = BigInteger.valueOf(count());
        BigInteger from = place.signum() < 0 ? place.add(count) : place;
        if (from.signum() < 0 || from.compareTo(count) >= 0) {
            throw in.raise("IndexError", "range object index out of range");
        }
        return IntValue.of(start + step * from.longValue());
    }

    boolean contains(BigInteger number) {
        if (number.bitLength() > 62) {
            return false;
        }
        long value = number.longValue();
        boolean inside = step > 0 ? value >= start && value < stop : value <= start && value > stop;
        return inside && (value - start) % step == 0;
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        return switch (operator) {
            case "==" -> other instanceof RangeValue range ? BoolValue.of(same(range)) : null;
            case "!=" -> other instanceof RangeValue range ? BoolValue.of(!same(range)) : null;
            case "in" -> {
                BigInteger number = reflected ? Plain.whole(other) : null;
                yield number == null ? null : BoolValue.of(contains(number));
            }
            default -> null;
        };
    }

    private boolean same(RangeValue other) {
        long count = count();
        return count == other.count()
                && (count == 0 || start == other.start && (count == 1 || step == other.step));
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "start" -> IntValue.of(start);
            case "stop" -> IntValue.of(stop);
            case "step" -> IntValue.of(step);
            default -> null;
        };
    }

    @Override
    public String text(Interpreter in) {
        return "range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")");
    }
}
