package dev.retort.python.library.operator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.PercentFormat;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code +}, {@code *} and {@code %} of texts, lists, tuples and bytes. */
final class SequenceOperators {

    private SequenceOperators() {}

    static @Nullable Value binary(String operator, Value left, Value right, Interpreter in) {
        return switch (operator) {
            case "+" -> joined(left, right, in);
            case "*" -> {
                BigInteger times = Plain.whole(right);
                if (times != null) {
                    yield repeated(left, times, in);
                }
                BigInteger before = Plain.whole(left);
                yield before == null ? null : repeated(right, before, in);
            }
            case "%" -> switch (left) {
                case StringValue(String text) -> new StringValue(new PercentFormat(text, right, in).result());
                case BytesValue _ -> throw in.refuse("it formats bytes with %");
                default -> null;
            };
            default -> null;
        };
    }

    private static @Nullable Value joined(Value left, Value right, Interpreter in) {
        if (left instanceof StringValue(String one) && right instanceof StringValue(String other)) {
            in.allocate((long) one.length() + other.length());
            return new StringValue(one + other);
        }
        if (left instanceof BytesValue(byte[] one) && right instanceof BytesValue(byte[] other)) {
            in.allocate((long) one.length + other.length);
            byte[] both = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return new BytesValue(both);
        }
        if (left instanceof ListValue one && right instanceof ListValue other) {
            return new ListValue(joined(one.items(), other.items(), in));
        }
        if (left instanceof TupleValue(List<Value> one) && right instanceof TupleValue(List<Value> other)) {
            return new TupleValue(joined(one, other, in));
        }
        // Another class may know the sum from its side (__radd__), so nothing is raised here.
        return null;
    }

    private static List<Value> joined(List<Value> one, List<Value> other, Interpreter in) {
        in.allocate((long) one.size() + other.size());
        List<Value> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static @Nullable Value repeated(Value sequence, BigInteger times, Interpreter in) {
        long size = switch (sequence) {
            case StringValue(String text) -> text.length();
            case BytesValue(byte[] bytes) -> bytes.length;
            case ListValue list -> list.items().size();
            case TupleValue(List<Value> items) -> items.size();
            default -> -1;
        };
        if (size < 0) {
            return null;
        }
        long count = size == 0 || times.signum() < 0 ? 0 : times.bitLength() > 40 ? 1L << 40 : times.longValue();
        in.allocate(size * count);
        int repeats = (int) count;
        return switch (sequence) {
            case StringValue(String text) -> new StringValue(text.repeat(repeats));
            case BytesValue(byte[] bytes) -> {
                byte[] made = new byte[bytes.length * repeats];
                for (int i = 0; i < repeats; i++) {
                    System.arraycopy(bytes, 0, made, i * bytes.length, bytes.length);
                }
                yield new BytesValue(made);
            }
            case ListValue list -> new ListValue(repeated(list.items(), repeats));
            case TupleValue(List<Value> items) -> new TupleValue(repeated(items, repeats));
            default -> null;
        };
    }

    private static List<Value> repeated(List<Value> items, int repeats) {
        List<Value> made = new ArrayList<>(items.size() * repeats);
        for (int i = 0; i < repeats; i++) {
            made.addAll(items);
        }
        return made;
    }
}
