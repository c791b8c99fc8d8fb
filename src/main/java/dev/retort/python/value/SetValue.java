package dev.retort.python.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set or frozenset; iterated in the order the values came. */
public final class SetValue implements Value {

    private final boolean frozen;
    private final Map<Object, Value> values = new LinkedHashMap<>();

    public SetValue(boolean frozen) {
        this.frozen = frozen;
    }

    public boolean frozen() {
        return frozen;
    }

    /** Adds a value. @return false where the value cannot be in a set */
    public boolean add(Value value) {
        Object place = DictKey.of(value);
        if (place == null) {
            return false;
        }
        values.putIfAbsent(place, value);
        return true;
    }

    public boolean contains(Value value) {
        Object place = DictKey.of(value);
        return place != null && values.containsKey(place);
    }

    public boolean remove(Value value) {
        Object place = DictKey.of(value);
        return place != null && values.remove(place) != null;
    }

    public List<Value> values() {
        return new ArrayList<>(values.values());
    }

    public int size() {
        return values.size();
    }

    public void clear() {
        values.clear();
    }
}
