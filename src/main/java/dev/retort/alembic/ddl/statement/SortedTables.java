package dev.retort.alembic.ddl.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.alembic.ddl.ForeignKeyValue;
import dev.retort.alembic.ddl.TableValue;

/**
 * The order SQLAlchemy creates a metadata's tables in ({@code sort_tables_and_constraints}): first those that point to no
 * other, then those whose targets are all there, and so on, each time as they were made. Foreign keys of tables that
 * point at each other in a circle, and those that say so, come after all tables.
 *
 * @param tables in order
 * @param later the foreign keys that come after them
 */
record SortedTables(List<TableValue> tables, Set<ForeignKeyValue> later) {

    static SortedTables of(Collection<TableValue> all, References references) {
        Map<TableValue, Set<TableValue>> parents = new LinkedHashMap<>();
        Set<ForeignKeyValue> later = new LinkedHashSet<>();
        for (TableValue table : all) {
            Set<TableValue> needed = new LinkedHashSet<>();
            for (ForeignKeyValue key : keys(table)) {
                if (key.rules().useAlter()) {
                    later.add(key);
                } else if (references.table(key) instanceof TableValue target && target != table
                        && all.contains(target)) {
                    needed.add(target);
                }
            }
            parents.put(table, needed);
        }
        for (TableValue table : inCircles(parents)) {
            later.addAll(keys(table));
            parents.put(table, new LinkedHashSet<>());
        }
        return new SortedTables(levels(parents), later);
    }

    static List<ForeignKeyValue> keys(TableValue table) {
        return table.constraints().stream().filter(ForeignKeyValue.class::isInstance).map(ForeignKeyValue.class::cast)
                .toList();
    }

    private static List<TableValue> levels(Map<TableValue, Set<TableValue>> parents) {
        List<TableValue> ordered = new ArrayList<>();
        Set<TableValue> left = new LinkedHashSet<>(parents.keySet());
        while (!left.isEmpty()) {
            List<TableValue> ready = left.stream()
                    .filter(table -> parents.getOrDefault(table, Set.of()).stream().noneMatch(left::contains)).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables point at each other in a circle that was not broken");
            }
            ordered.addAll(ready);
            ready.forEach(left::remove);
        }
        return ordered;
    }

    /** The tables that come back to themselves. */
    private static Set<TableValue> inCircles(Map<TableValue, Set<TableValue>> parents) {
        // What is left when tables without parents, and those without children, are taken away again and again,
        // is circles and what lies between two of them; only what reaches itself is in one.
        Set<TableValue> left = new LinkedHashSet<>(parents.keySet());
        boolean changed = true;
        while (changed) {
            Set<TableValue> needed = new HashSet<>();
            left.forEach(table -> needed.addAll(parents.getOrDefault(table, Set.of())));
            changed = left.removeIf(table -> !needed.contains(table)
                    || parents.getOrDefault(table, Set.of()).stream().noneMatch(left::contains));
        }
        left.removeIf(table -> !reaches(table, parents));
        return left;
    }

    private static boolean reaches(TableValue start, Map<TableValue, Set<TableValue>> parents) {
        Set<TableValue> seen = new HashSet<>();
        List<TableValue> open = new ArrayList<>(parents.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            TableValue next = open.removeLast();
            if (next == start) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(parents.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }
}
