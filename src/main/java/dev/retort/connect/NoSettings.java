package dev.retort.connect;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** An empty table. To have an empty text read would load the whole of the parser. */
enum NoSettings implements TomlTable {
    TABLE;

    @Override
    public int size() {
        return 0;
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public Set<String> keySet() {
        return Set.of();
    }

    @Override
    public Set<List<String>> keyPathSet(boolean includeTables) {
        return Set.of();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return Set.of();
    }

    @Override
    public Set<Map.Entry<List<String>, Object>> entryPathSet(boolean includeTables) {
        return Set.of();
    }

    @Override
    public @Nullable Object get(List<String> path) {
        return null;
    }

    @Override
    public @Nullable TomlPosition inputPositionOf(List<String> path) {
        return null;
    }

    @Override
    public Map<String, Object> toMap() {
        return Map.of();
    }
}
