package dev.retort.python.library.type;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Refusal;
import dev.retort.python.value.Value;

/** The namespace of a class every evaluation shares: what a program would change in it is refused. */
final class SharedNames extends AbstractMap<String, Value> {

    private final String owner;
    private final Map<String, Value> names;

    /** @param owner the class's name */
    SharedNames(String owner, Map<String, Value> names) {
        this.owner = owner;
        this.names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    @Override
    public @Nullable Value get(Object name) {
        return names.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return names.containsKey(name);
    }

    @Override
    public Value put(String name, Value value) {
        throw new Refusal("it changes " + name + " of Python's own class " + owner + ", which Retort does not do",
                null);
    }

    @Override
    public Value remove(Object name) {
        throw new Refusal("it takes " + name + " out of Python's own class " + owner + ", which Retort does not do",
                null);
    }

    @Override
    public Set<Map.Entry<String, Value>> entrySet() {
        return names.entrySet();
    }
}
