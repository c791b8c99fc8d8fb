package dev.retort.python.library.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.FloatText;
import dev.retort.python.library.characters.Growth;
import dev.retort.python.library.format.Representation;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code json.dumps}. */
final class JsonWriter {

    private static final int DEEPEST = 200;

    private final Interpreter in;
    private final @Nullable Value fallback;
    private final @Nullable String indent;
    private final String itemSeparator;
    private final String keySeparator;
    private final boolean ascii;
    private final boolean sorted;
    private final boolean skipKeys;
    private final boolean allowNan;
    private final StringBuilder out = new StringBuilder();
    private int counted;

    JsonWriter(BoundArguments given, Interpreter in) {
        this.in = in;
        this.fallback = fallback(given, in);
        this.indent = given.value("indent").map(one -> indent(one, in)).orElse(null);
        Optional<List<Value>> separators = given.value("separators").map(in::list);
        this.itemSeparator = separators.map(both -> Plain.text(both.getFirst(), in))
                .orElse(indent == null ? ", " : ",");
        this.keySeparator = separators.map(both -> Plain.text(both.getLast(), in)).orElse(": ");
        this.ascii = given.flag("ensure_ascii", true);
        this.sorted = given.flag("sort_keys", false);
        this.skipKeys = given.flag("skipkeys", false);
        this.allowNan = given.flag("allow_nan", true);
    }

    private static @Nullable Value fallback(BoundArguments given, Interpreter in) {
        Optional<Value> encoder = given.value("cls").map(cls -> in.call(cls, Arguments.NONE));
        return given.value("default").or(() -> encoder.map(one -> in.attribute(one, "default"))).orElse(null);
    }

    private static String indent(Value value, Interpreter in) {
        BigInteger spaces = Plain.whole(value);
        if (spaces == null) {
            return Plain.text(value, in);
        }
        in.allocate(Math.max(0, Plain.clamped(spaces)));
        return " ".repeat(Math.max(0, Plain.clamped(spaces)));
    }

    String write(Value value) {
        write(value, 0);
        return out.toString();
    }

    private void write(Value value, int depth) {
        if (depth > DEEPEST) {
            throw in.raise("ValueError", "Circular reference detected");
        }
        in.step();
        counted = Growth.count(out, counted, in);
        Value plain = Plain.of(value);
        switch (plain) {
            case NoneValue _ -> out.append("null");
            case BoolValue flag -> out.append(flag.value());
            case IntValue(BigInteger number) -> out.append(Representation.whole(number, in));
            case FloatValue(double number) -> out.append(real(number));
            case StringValue(String text) -> JsonString.append(text, ascii, out);
            case ListValue list -> list(list.items(), depth);
            case TupleValue(List<Value> items) -> list(items, depth);
            case DictValue dict -> dict(dict, depth);
            default -> {
                if (fallback == null) {
                    throw in.raise("TypeError", "Object of type " + Plain.typeName(value, in)
                            + " is not JSON serializable");
                }
                write(in.call(fallback, Arguments.of(value)), depth + 1);
            }
        }
    }

    private String real(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            if (!allowNan) {
                throw in.raise("ValueError", "Out of range float values are not JSON compliant");
            }
            return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }
        return FloatText.repr(number);
    }

    private void list(List<Value> items, int depth) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        String between = "";
        for (Value item : List.copyOf(items)) {
            out.append(between);
            line(depth + 1);
            write(item, depth + 1);
            between = itemSeparator;
        }
        line(depth);
        out.append(']');
    }

    private void line(int depth) {
        if (indent != null) {
            out.append('\n').repeat(indent, depth);
        }
    }

    private void dict(DictValue dict, int depth) {
        List<DictValue.Entry> entries = new ArrayList<>(dict.entries());
        if (entries.isEmpty()) {
            out.append("{}");
            return;
        }
        if (sorted) {
            List<Value> keys = new ArrayList<>(entries.stream().map(DictValue.Entry::key).toList());
            Ordering.sort(keys, null, false, in);
            entries = new ArrayList<>(keys.stream().map(key -> new DictValue.Entry(key, in.item(dict, key))).toList());
        }
        out.append('{');
        String between = "";
        for (DictValue.Entry entry : entries) {
            String key = key(entry.key());
            if (key != null) {
                out.append(between);
                line(depth + 1);
                JsonString.append(key, ascii, out);
                out.append(keySeparator);
                write(entry.value(), depth + 1);
                between = itemSeparator;
            }
        }
        line(depth);
        out.append('}');
    }

    private @Nullable String key(Value key) {
        return switch (Plain.of(key)) {
            case StringValue(String text) -> text;
            case NoneValue _ -> "null";
            case BoolValue flag -> String.valueOf(flag.value());
            case IntValue(BigInteger number) -> number.toString();
            case FloatValue(double number) -> real(number);
            default -> {
                if (!skipKeys) {
                    throw in.raise("TypeError", "keys must be str, int, float, bool or None, not "
                            + Plain.typeName(key, in));
                }
                yield null;
            }
        };
    }
}
