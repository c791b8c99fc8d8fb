package dev.retort.cli;

import java.util.Collection;

import com.google.gson.JsonArray;

/** Pieces of JSON that several verbs print. */
final class Json {

    private Json() {}

    static JsonArray strings(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
