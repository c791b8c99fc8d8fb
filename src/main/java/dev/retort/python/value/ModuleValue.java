package dev.retort.python.value;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A module: names and what they stand for. A host's modules may make theirs when first asked for. */
public non-sealed class ModuleValue implements Value {

    private final String name;
    private final Map<String, Value> names = new LinkedHashMap<>();

    public ModuleValue(String name) {
        this.name = name;
    }

    public final String name() {
        return name;
    }

    /** The module's own names, which an assignment changes. */
    public final Map<String, Value> names() {
        return names;
    }

    /** What a name stands for; null where the module has none of it. */
    public @Nullable Value get(String attribute) {
        return names.get(attribute);
    }

    public final ModuleValue put(String attribute, Value value) {
        names.put(attribute, value);
        return this;
    }
}
