package dev.retort.python.library.operator;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code < <= > >=} of builtin values, and sorting by them. */
public final class Ordering {

    private Ordering() {}

    static @Nullable Value compare(String operator, Value left, Value right, Interpreter in) {
        if (NumberOperators.isNumber(left) && NumberOperators.isNumber(right)) {
            Integer order = NumberOperators.compare(left, right);
            return BoolValue.of(order != null && holds(operator, order));
        }
        if (left instanceof StringValue(String one) && right instanceof StringValue(String other)) {
            return BoolValue.of(holds(operator, compare(one, other)));
        }
        if (left instanceof BytesValue(byte[] one) && right instanceof BytesValue(byte[] other)) {
            return BoolValue.of(holds(operator, Arrays.compareUnsigned(one, other)));
        }
        if (left instanceof ListValue one && right instanceof ListValue other) {
            return items(operator, one.items(), other.items(), in);
        }
        if (left instanceof TupleValue(List<Value> one) && right instanceof TupleValue(List<Value> other)) {
            return items(operator, one, other, in);
        }
        if (left instanceof SetValue one && right instanceof SetValue other) {
            return SetOperators.compare(operator, one, other);
        }
        return null;
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** By code points, where Java would compare surrogates. */
    private static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean oneAbove = Character.isSurrogate(a);
                return oneAbove == Character.isSurrogate(b) ? Character.compare(a, b) : oneAbove ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }

    private static Value items(String operator, List<Value> left, List<Value> right, Interpreter in) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            if (!Operators.same(left.get(i), right.get(i), in)) {
                return in.binary(operator, left.get(i), right.get(i));
            }
        }
        return BoolValue.of(holds(operator, Integer.compare(left.size(), right.size())));
    }

    static boolean less(Value left, Value right, Interpreter in) {
        return in.truth(in.binary("<", left, right));
    }

    /** Sorts in place, stably, asking only {@code <} as Python does. */
    public static void sort(List<Value> values, @Nullable Value key, boolean reverse, Interpreter in) {
        record Keyed(Value key, Value value) {}
        List<Keyed> keyed = new java.util.ArrayList<>();
        for (Value value : values) {
            keyed.add(new Keyed(key == null
                    ? value
                    : in.call(key, dev.retort.python.value.Arguments.of(value)), value));
        }
        java.util.Comparator<Keyed> order = (one, other) -> less(one.key(), other.key(), in)
                ? -1
                : less(other.key(), one.key(), in) ? 1 : 0;
        try {
            keyed.sort(reverse ? order.reversed() : order);
        } catch (IllegalArgumentException contradiction) {
            throw in.raise("ValueError", "the order of the values contradicts itself");
        }
        for (int i = 0; i < keyed.size(); i++) {
            values.set(i, keyed.get(i).value());
        }
    }

    /** The answer to a comparison by an order; null for operators that are none. */
    public static @Nullable Value compared(String operator, int order) {
        return switch (operator) {
            case "==" -> BoolValue.of(order == 0);
            case "!=" -> BoolValue.of(order != 0);
            case "<" -> BoolValue.of(order < 0);
            case "<=" -> BoolValue.of(order <= 0);
            case ">" -> BoolValue.of(order > 0);
            case ">=" -> BoolValue.of(order >= 0);
            default -> null;
        };
    }
}
