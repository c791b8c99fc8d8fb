package dev.retort.python.library.operator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.type.ClassMethodValue;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.SliceValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code x[key]}, {@code x[key] = y} and {@code del x[key]}. */
final class Subscripts {

    private Subscripts() {}

    static Value item(Value target, Value key, Interpreter in) {
        Value plain = Plain.of(target);
        return switch (plain) {
            case DictValue dict -> {
                Value found = dict.get(Operators.hashable(key, in));
                yield found == null ? missing(target, key, in) : found;
            }
            case ListValue list -> Plain.of(key) instanceof SliceValue slice
                    ? new ListValue(picked(list.items(), slice, in))
                    : list.items().get(place(key, list.items().size(), "list index", in));
            case TupleValue(List<Value> items) -> Plain.of(key) instanceof SliceValue slice
                    ? new TupleValue(picked(items, slice, in))
                    : items.get(place(key, items.size(), "tuple index", in));
            case StringValue(String text) -> text(text, key, in);
            case BytesValue(byte[] bytes) -> bytes(bytes, key, in);
            case HostValue host when host.item(key, in) instanceof Value found -> found;
            case ClassValue type -> parameterized(type, key, in);
            default -> throw in.raise("TypeError",
                    "'" + Plain.typeName(target, in) + "' object is not subscriptable");
        };
    }

    /** What a class derived from dict makes of a key that is not there. */
    private static Value missing(Value target, Value key, Interpreter in) {
        if (target instanceof InstanceValue instance && instance.type().find("__missing__") instanceof Value method) {
            return in.call(method, Arguments.of(instance, key));
        }
        throw KeyErrors.of(key, in);
    }

    /** {@code list[int]}. */
    private static Value parameterized(ClassValue type, Value key, Interpreter in) {
        Value method = type.find("__class_getitem__");
        if (method == null) {
            return new GenericAlias(type,
                    key instanceof TupleValue(List<Value> items) ? items : List.of(key));
        }
        Value function = method instanceof ClassMethodValue(Value inner) ? inner : method;
        return in.call(function, Arguments.of(type, key));
    }

    private static int place(Value key, int size, String what, Interpreter in) {
        BigInteger place = Plain.whole(key);
        if (place == null) {
            String owner = what.substring(0, what.indexOf(' '));
            throw in.raise("TypeError", owner + " indices must be integers or slices, not "
                    + Plain.typeName(key, in));
        }
        int at = Plain.clamped(place.signum() < 0 ? place.add(BigInteger.valueOf(size)) : place);
        if (at < 0 || at >= size) {
            throw in.raise("IndexError", what + " out of range");
        }
        return at;
    }

    private static List<Value> picked(List<Value> items, SliceValue slice, Interpreter in) {
        SliceValue.Range range = slice.within(items.size(), in);
        in.allocate(range.count());
        List<Value> made = new ArrayList<>(range.count());
        for (int i = 0; i < range.count(); i++) {
            made.add(items.get(range.start() + i * range.step()));
        }
        return made;
    }

    private static Value text(String text, Value key, Interpreter in) {
        if (Plain.whole(key) == null && !(key instanceof SliceValue)) {
            throw in.raise("TypeError", "string indices must be integers, not '" + Plain.typeName(key, in) + "'");
        }
        int length = Characters.length(text);
        if (!(key instanceof SliceValue slice)) {
            return new StringValue(Characters.at(text, place(key, length, "string index", in)));
        }
        SliceValue.Range range = slice.within(length, in);
        if (range.step() == 1) {
            return new StringValue(Characters.slice(text, range.start(), range.start() + range.count()));
        }
        int[] points = text.codePoints().toArray();
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < range.count(); i++) {
            made.appendCodePoint(points[range.start() + i * range.step()]);
        }
        return new StringValue(made.toString());
    }

    private static Value bytes(byte[] bytes, Value key, Interpreter in) {
        if (!(key instanceof SliceValue slice)) {
            return IntValue.of(bytes[place(key, bytes.length, "index", in)] & 255);
        }
        SliceValue.Range range = slice.within(bytes.length, in);
        byte[] made = new byte[range.count()];
        for (int i = 0; i < made.length; i++) {
            made[i] = bytes[range.start() + i * range.step()];
        }
        return new BytesValue(made);
    }

    static void set(Value target, Value key, Value value, Interpreter in) {
        switch (Plain.of(target)) {
            case DictValue dict -> {
                in.allocate(1);
                Conversions.put(dict, key, value, in);
            }
            case ListValue list when key instanceof SliceValue slice -> setSlice(list, slice, in.list(value), in);
            case ListValue list ->
                list.items().set(place(key, list.items().size(), "list assignment index", in), value);
            default -> throw in.raise("TypeError",
                    "'" + Plain.typeName(target, in) + "' object does not support item assignment");
        }
    }

    private static void setSlice(ListValue list, SliceValue slice, @Nullable List<Value> values, Interpreter in) {
        SliceValue.Range range = slice.within(list.items().size(), in);
        if (range.step() == 1) {
            List<Value> part = list.items().subList(range.start(), range.start() + range.count());
            part.clear();
            if (values != null) {
                list.items().addAll(range.start(), values);
            }
            return;
        }
        if (values == null) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < range.count(); i++) {
                places.add(range.start() + i * range.step());
            }
            places.sort(java.util.Comparator.reverseOrder());
            places.forEach(place -> list.items().remove((int) place));
            return;
        }
        if (values.size() != range.count()) {
            throw in.raise("ValueError", "attempt to assign sequence of size " + values.size()
                    + " to extended slice of size " + range.count());
        }
        for (int i = 0; i < range.count(); i++) {
            list.items().set(range.start() + i * range.step(), values.get(i));
        }
    }

    static void delete(Value target, Value key, Interpreter in) {
        switch (Plain.of(target)) {
            case DictValue dict -> {
                if (dict.remove(Operators.hashable(key, in)) == null) {
                    throw KeyErrors.of(key, in);
                }
            }
            case ListValue list when key instanceof SliceValue slice -> setSlice(list, slice, null, in);
            case ListValue list -> list.items().remove(place(key, list.items().size(), "list assignment index", in));
            default -> throw in.raise("TypeError",
                    "'" + Plain.typeName(target, in) + "' object doesn't support item deletion");
        }
    }
}
