package dev.retort.python.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A dict: keys in the order they came, equal as Python has them equal. */
public final class DictValue implements Value {

    /** A key and what it stands for. */
    public record Entry(Value key, Value value) {}

    private final Map<Object, Entry> entries = new LinkedHashMap<>();

    /** What the key stands for; null where there is none. */
    public @Nullable Value get(Value key) {
        Object found = DictKey.of(key);
        Entry entry = found == null ? null : entries.get(found);
        return entry == null ? null : entry.value();
    }

    public @Nullable Value get(String key) {
        return get(new StringValue(key));
    }

    /**
     * Sets a key; one that is there keeps its place and its spelling.
     *
     * @return false where the value cannot be a key
     */
    public boolean put(Value key, Value value) {
        Object place = DictKey.of(key);
        if (place == null) {
            return false;
        }
        entries.merge(place, new Entry(key, value), (old, now) -> new Entry(old.key(), now.value()));
        return true;
    }

    public void put(String key, Value value) {
        put(new StringValue(key), value);
    }

    /** Takes a key out; null where it was not there. */
    public @Nullable Value remove(Value key) {
        Object place = DictKey.of(key);
        Entry entry = place == null ? null : entries.remove(place);
        return entry == null ? null : entry.value();
    }

    public List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    public int size() {
        return entries.size();
    }

    public void clear() {
        entries.clear();
    }
}
