package dev.retort.python.library.operator;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * Operators between builtin values, and between objects of classes derived from them. A class's own methods
 * ({@code __add__} …) and {@link HostValue#binary} come before these and are the evaluator's to ask.
 */
public final class Operators {

    private Operators() {}

    /**
     * An operator between two values; null where builtin values do not know it.
     *
     * @param operator as written: {@code + - * / // % ** & | ^ << >> == != < <= > >= in}, {@code not in}
     */
    public static @Nullable Value binary(String operator, Value left, Value right, Interpreter in) {
        return switch (operator) {
            case "==" -> BoolValue.of(equal(left, right, in));
            case "!=" -> BoolValue.of(!equal(left, right, in));
            case "in" -> BoolValue.of(contains(right, left, in));
            case "not in" -> BoolValue.of(!contains(right, left, in));
            case "<", "<=", ">", ">=" -> Ordering.compare(operator, Plain.of(left), Plain.of(right), in);
            default -> arithmetic(operator, Plain.of(left), Plain.of(right), in);
        };
    }

    private static @Nullable Value arithmetic(String operator, Value left, Value right, Interpreter in) {
        Value made = NumberOperators.binary(operator, left, right, in);
        if (made == null && operator.equals("|") && isType(left) && isType(right)) {
            return GenericAlias.union(List.of(left, right));
        }
        if (made == null) {
            made = SetOperators.binary(operator, left, right, in);
        }
        return made == null ? SequenceOperators.binary(operator, left, right, in) : made;
    }

    private static boolean isType(Value value) {
        return value instanceof ClassValue || value == NoneValue.NONE || value instanceof GenericAlias;
    }

    /** {@code -x}, {@code +x}, {@code ~x} or {@code not x}; null where the builtin value does not know it. */
    public static @Nullable Value unary(String operator, Value value, Interpreter in) {
        if (operator.equals("not")) {
            return BoolValue.of(!in.truth(value));
        }
        return NumberOperators.unary(operator, Plain.of(value));
    }

    /**
     * {@code left == right} of builtin values, items included; two objects without an {@code __eq__} are equal where
     * they are the same.
     */
    public static boolean equal(Value left, Value right, Interpreter in) {
        Value one = Plain.of(left);
        Value other = Plain.of(right);
        Boolean numbers = NumberOperators.equal(one, other);
        if (numbers != null) {
            return numbers;
        }
        return switch (one) {
            case StringValue _,BytesValue _ -> one.equals(other);
            case ListValue list -> other instanceof ListValue more && equalItems(list.items(), more.items(), in);
            case TupleValue(List<Value> items) ->
                other instanceof TupleValue(List<Value> more) && equalItems(items, more, in);
            case DictValue dict -> other instanceof DictValue more && equalDicts(dict, more, in);
            case SetValue set -> SetOperators.equal(set, other);
            case HostValue host -> one == other || host.equals(other)
                    || host.binary("==", other, false, in) instanceof Value answer
                            && answer != EllipsisValue.NOT_IMPLEMENTED && in.truth(answer)
                    || other instanceof HostValue && hostEqual(other, one, in);
            default -> one == other || hostEqual(other, one, in);
        };
    }

    private static boolean hostEqual(Value host, Value other, Interpreter in) {
        return host instanceof HostValue one && one.binary("==", other, true, in) instanceof Value answer
                && answer != EllipsisValue.NOT_IMPLEMENTED && in.truth(answer);
    }

    public static boolean same(Value left, Value right, Interpreter in) {
        return left == right || in.equal(left, right);
    }

    private static boolean equalItems(List<Value> left, List<Value> right, Interpreter in) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size() && i < right.size(); i++) {
            if (!same(left.get(i), right.get(i), in)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalDicts(DictValue left, DictValue right, Interpreter in) {
        return left.size() == right.size() && left.entries().stream().allMatch(entry -> {
            Value other = right.get(entry.key());
            return other != null && same(entry.value(), other, in);
        });
    }

    /** {@code item in container}; raises {@code TypeError} where the container holds nothing. */
    public static boolean contains(Value container, Value item, Interpreter in) {
        Value plain = Plain.of(container);
        return switch (plain) {
            case StringValue(String text) -> {
                String part = Plain.textOrNull(item);
                if (part == null) {
                    throw in.raise("TypeError", "'in <string>' requires string as left operand, not "
                            + Plain.typeName(item, in));
                }
                yield text.contains(part);
            }
            case BytesValue(byte[] bytes) -> {
                java.math.BigInteger number = Plain.whole(item);
                String part = number == null
                        ? Conversions.latin(Plain.bytes(item, in))
                        : Character.toString(number.intValue() & 255);
                yield Conversions.latin(bytes).contains(part);
            }
            case DictValue dict -> dict.get(hashable(item, in)) != null;
            case SetValue set -> set.contains(item instanceof SetValue one && !one.frozen()
                    ? Conversions.setOf(one.values(), true, in)
                    : hashable(item, in));
            case HostValue host when host.binary("in", item, true, in) instanceof Value answer -> in.truth(answer);
            default -> {
                Iterator<Value> values = in.iterator(container);
                boolean found = false;
                while (!found && values.hasNext()) {
                    found = same(values.next(), item, in);
                }
                yield found;
            }
        };
    }

    /** The value itself; raises {@code TypeError} where it cannot be a key. */
    public static Value hashable(Value value, Interpreter in) {
        if (value instanceof ListValue || value instanceof DictValue || value instanceof TupleValue
                || value instanceof SetValue) {
            Conversions.add(new SetValue(false), value, in);
        }
        return value;
    }

    /**
     * {@code target[key]}, where a slice's key is a {@link dev.retort.python.library.type.SliceValue}.
     *
     * @throws dev.retort.python.value.PythonRaise {@code IndexError}, {@code KeyError} or {@code TypeError}
     */
    public static Value item(Value target, Value key, Interpreter in) {
        return Subscripts.item(target, key, in);
    }

    /** {@code target[key] = value}; raises as {@link #item} does. */
    public static void setItem(Value target, Value key, Value value, Interpreter in) {
        Subscripts.set(target, key, value, in);
    }

    /** {@code del target[key]}; raises as {@link #item} does. */
    public static void deleteItem(Value target, Value key, Interpreter in) {
        Subscripts.delete(target, key, in);
    }

    /** The values a {@code for} takes one after another; null where a builtin value has none. */
    public static @Nullable Iterator<Value> iterator(Value value, Interpreter in) {
        return switch (Plain.of(value)) {
            case IteratorValue iterator -> iterator.values();
            case ListValue list -> new ListIterator(list);
            case TupleValue(List<Value> items) -> items.iterator();
            case DictValue dict -> dict.entries().stream().map(DictValue.Entry::key).iterator();
            case SetValue set -> set.values().iterator();
            case StringValue(String text) ->
                text.codePoints().mapToObj(point -> (Value) new StringValue(Character.toString(point))).iterator();
            case BytesValue(byte[] bytes) ->
                java.util.stream.IntStream.range(0, bytes.length).mapToObj(i -> (Value) IntValue.of(bytes[i] & 255))
                        .iterator();
            case HostValue host -> host.iterator(in);
            default -> null;
        };
    }

    /** What {@code if value} makes of a builtin value; objects without {@code __bool__} or {@code __len__} are true. */
    public static boolean truth(Value value, Interpreter in) {
        return switch (Plain.of(value)) {
            case NoneValue _ -> false;
            case BoolValue flag -> flag.value();
            case IntValue(java.math.BigInteger number) -> number.signum() != 0;
            case FloatValue(double number) -> number != 0;
            case StringValue(String text) -> !text.isEmpty();
            case BytesValue(byte[] bytes) -> bytes.length > 0;
            case ListValue list -> !list.items().isEmpty();
            case TupleValue(List<Value> items) -> !items.isEmpty();
            case DictValue dict -> dict.size() > 0;
            case SetValue set -> set.size() > 0;
            case HostValue host -> host.truth(in);
            default -> true;
        };
    }

    /** {@code len(value)} of a builtin value; negative where it has none. */
    public static int length(Value value, Interpreter in) {
        return switch (Plain.of(value)) {
            case StringValue(String text) -> Characters.length(text);
            case BytesValue(byte[] bytes) -> bytes.length;
            case ListValue list -> list.items().size();
            case TupleValue(List<Value> items) -> items.size();
            case DictValue dict -> dict.size();
            case SetValue set -> set.size();
            case HostValue host -> host.length(in);
            default -> -1;
        };
    }
}
