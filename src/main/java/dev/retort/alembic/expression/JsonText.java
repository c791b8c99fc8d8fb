package dev.retort.alembic.expression;

import java.math.BigInteger;
import java.util.List;

import dev.retort.alembic.type.NativeType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.library.characters.FloatText;
import dev.retort.python.library.json.JsonString;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A value as {@code json.dumps} writes it: ASCII only, a blank behind commas and colons. */
final class JsonText {

    private static final int DEEPEST = 500;

    private JsonText() {}

    /** Whether {@code None} in a column of this type is {@code NULL} and not JSON's {@code null}. */
    static boolean noneIsNull(SqlaType type) {
        return !(type instanceof NativeType json) || json.flag("none_as_null", false);
    }

    static String of(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(Value value, StringBuilder out, int depth) {
        if (depth > DEEPEST) {
            throw new Refusal("A JSON value is nested more than " + DEEPEST + " levels deep.", null);
        }
        switch (value) {
            case NoneValue _ -> out.append("null");
            case BoolValue flag -> out.append(flag.value());
            case IntValue(BigInteger number) -> out.append(number);
            case FloatValue(double number) -> out.append(number(number));
            case StringValue(String text) -> JsonString.append(text, true, out);
            case ListValue list -> list(list.items(), out, depth);
            case TupleValue(List<Value> items) -> list(items, out, depth);
            case DictValue dict -> dict(dict, out, depth);
            default -> throw new Refusal("A value in a JSON column is not JSON serializable.", null);
        }
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? number > 0 ? "Infinity" : "-Infinity" : FloatText.repr(number);
    }

    private static void list(List<Value> items, StringBuilder out, int depth) {
        out.append('[');
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(items.get(i), out, depth + 1);
        }
        out.append(']');
    }

    private static void dict(DictValue dict, StringBuilder out, int depth) {
        out.append('{');
        boolean first = true;
        for (DictValue.Entry entry : dict.entries()) {
            out.append(first ? "" : ", ");
            first = false;
            JsonString.append(key(entry.key()), true, out);
            out.append(": ");
            write(entry.value(), out, depth + 1);
        }
        out.append('}');
    }

    private static String key(Value key) {
        return switch (key) {
            case StringValue(String text) -> text;
            case NoneValue _,BoolValue _,IntValue _,FloatValue _ -> of(key);
            default -> throw new Refusal("keys must be str, int, float, bool or None in a JSON column.", null);
        };
    }
}
