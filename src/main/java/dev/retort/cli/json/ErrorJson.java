package dev.retort.cli.json;

import java.util.Collection;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** A failure as JSON, in the form scripts rely on. */
public final class ErrorJson {

    private ErrorJson() {}

    /** What stands under {@code error}. */
    public static JsonObject of(RetortException failure) {
        JsonObject json = new JsonObject();
        json.addProperty("code", failure.code().text());
        json.addProperty("message", failure.message());
        json.addProperty("hint", failure.hint());
        JsonObject data = new JsonObject();
        for (Map.Entry<String, Object> entry : failure.data().entrySet()) {
            data.add(entry.getKey(), value(entry.getValue()));
        }
        json.add("data", data);
        SourcePosition position = failure.position();
        json.add("at", position == null ? JsonNull.INSTANCE : at(position));
        json.addProperty("sql", failure.sql());
        return json;
    }

    private static JsonObject at(SourcePosition position) {
        JsonObject json = new JsonObject();
        json.addProperty("file", position.file());
        json.addProperty("line", position.line());
        json.addProperty("column", position.column());
        return json;
    }

    private static JsonElement value(Object value) {
        return switch (value) {
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            case Collection<?> many -> {
                JsonArray array = new JsonArray();
                many.forEach(one -> array.add(value(one)));
                yield array;
            }
            default -> new JsonPrimitive(String.valueOf(value));
        };
    }
}
