package dev.retort.alembic.connection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** JSON as {@code json.loads} reads it. */
final class JsonReader {

    private JsonReader() {}

    /** The value of a text; the text itself where it is no JSON. */
    static Value value(String text) {
        try {
            return value(JsonParser.parseString(text));
        } catch (JsonParseException notJson) {
            return new StringValue(text);
        }
    }

    private static Value value(JsonElement element) {
        if (element.isJsonObject()) {
            DictValue dict = new DictValue();
            element.getAsJsonObject().entrySet().forEach(entry -> dict.put(entry.getKey(), value(entry.getValue())));
            return dict;
        }
        if (element.isJsonArray()) {
            List<Value> items = new ArrayList<>();
            element.getAsJsonArray().forEach(item -> items.add(value(item)));
            return new ListValue(items);
        }
        return element.isJsonNull() ? NoneValue.NONE : primitive(element.getAsJsonPrimitive());
    }

    private static Value primitive(JsonPrimitive value) {
        if (value.isBoolean()) {
            return BoolValue.of(value.getAsBoolean());
        }
        String text = value.getAsString();
        if (value.isString()) {
            return new StringValue(text);
        }
        boolean whole = text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
        return whole ? new IntValue(new BigInteger(text)) : new FloatValue(Double.parseDouble(text));
    }
}
