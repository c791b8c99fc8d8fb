package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Where columns go in a table that is made anew, by the rules of Alembic's {@code batch.py}. */
final class ColumnOrder {

    private final List<String> existing;
    private final List<List<String>> wanted;
    private final List<Pair> added = new ArrayList<>();

    private record Pair(String before, String after) {}

    /** @param wanted what {@code partial_reordering} says; empty for nothing */
    ColumnOrder(List<String> existing, List<List<String>> wanted) {
        this.existing = new ArrayList<>(existing);
        this.wanted = List.copyOf(wanted);
    }

    void drop(String column) {
        existing.remove(column);
    }

    void add(String column, @Nullable String insertBefore, @Nullable String insertAfter) {
        String before = insertBefore;
        String after = insertAfter;
        if (wanted.isEmpty() && after != null && before == null) {
            before = follower(after);
        } else if (wanted.isEmpty() && before != null && after == null) {
            after = predecessor(before);
        }
        if (before != null) {
            added.add(new Pair(column, before));
        }
        if (after != null) {
            added.add(new Pair(after, column));
        }
        if (wanted.isEmpty() && before == null && after == null && !existing.isEmpty()) {
            added.add(new Pair(existing.getLast(), column));
        }
    }

    private @Nullable String follower(String column) {
        int place = existing.indexOf(column);
        if (place >= 0) {
            return place + 1 < existing.size() ? existing.get(place + 1) : null;
        }
        return added.stream().filter(pair -> pair.before().equals(column)).map(Pair::after).findFirst().orElse(null);
    }

    private @Nullable String predecessor(String column) {
        int place = existing.indexOf(column);
        if (place >= 0) {
            return place > 0 ? existing.get(place - 1) : null;
        }
        return added.stream().filter(pair -> pair.after().equals(column)).map(Pair::before).findFirst().orElse(null);
    }

    /**
     * The columns in their order; null where the wishes contradict each other.
     *
     * @param columns all of them, added ones last
     */
    @Nullable
    List<String> sorted(List<String> columns) {
        if (wanted.isEmpty() && added.isEmpty()) {
            return columns;
        }
        Map<String, Set<String>> parents = new HashMap<>();
        for (List<String> chain : wanted.isEmpty() ? List.of(columns.subList(0, existing.size())) : wanted) {
            for (int i = 1; i < chain.size(); i++) {
                parents.computeIfAbsent(chain.get(i), _ -> new HashSet<>()).add(chain.get(i - 1));
            }
        }
        added.forEach(pair -> parents.computeIfAbsent(pair.after(), _ -> new HashSet<>()).add(pair.before()));
        List<String> sorted = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(columns);
        while (!left.isEmpty()) {
            List<String> free = left.stream()
                    .filter(one -> parents.getOrDefault(one, Set.of()).stream()
                            .noneMatch(parent -> !parent.equals(one) && left.contains(parent)))
                    .toList();
            if (free.isEmpty()) {
                return null;
            }
            sorted.addAll(free);
            free.forEach(left::remove);
        }
        return sorted;
    }
}
