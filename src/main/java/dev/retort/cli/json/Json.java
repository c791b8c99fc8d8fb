package dev.retort.cli.json;

import java.util.Collection;

import com.google.gson.JsonArray;

/** Pieces of JSON that several verbs print. */
public final class Json {

    private Json() {}

    public static JsonArray strings(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
