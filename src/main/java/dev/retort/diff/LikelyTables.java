package dev.retort.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.schema.Column;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;

/** New tables by their columns, so that not each that is gone has to be weighed against each that is new. */
final class LikelyTables {

    /** With so few all are weighed. */
    private static final int FEW = 30;

    private final List<Table> all = new ArrayList<>();
    private final Map<String, List<Table>> byColumn = new HashMap<>();

    LikelyTables(List<? extends SchemaObject> added) {
        for (SchemaObject object : added) {
            if (object instanceof Table table) {
                all.add(table);
                table.columns().forEach(column -> byColumn
                        .computeIfAbsent(WholeRenames.shape(column), _ -> new ArrayList<>()).add(table));
            }
        }
    }

    /** Those with the most columns in common; columns that most tables have do not count. */
    List<Table> to(Table gone) {
        if (all.size() <= FEW) {
            return all;
        }
        Map<Table, Integer> common = new IdentityHashMap<>();
        for (Column column : gone.columns()) {
            List<Table> having = byColumn.getOrDefault(WholeRenames.shape(column), List.of());
            if (having.size() <= FEW) {
                having.forEach(table -> common.merge(table, 1, Integer::sum));
            }
        }
        return common.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(FEW)
                .map(Map.Entry::getKey).toList();
    }
}
