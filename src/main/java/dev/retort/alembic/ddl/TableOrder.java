package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tables in an order in which each can be created: after those its foreign keys point to. */
final class TableOrder {

    private TableOrder() {}

    /** By dependence, and by name where that leaves it open; a circle is broken somewhere. */
    static List<TableValue> byDependence(Collection<TableValue> tables) {
        List<TableValue> byName = new ArrayList<>(tables);
        byName.sort(Comparator.comparing(table -> table.schema() == null
                ? table.name()
                : table.schema() + "." + table.name()));
        Set<TableValue> done = new LinkedHashSet<>();
        Set<TableValue> begun = new LinkedHashSet<>();
        byName.forEach(table -> place(table, byName, begun, done));
        return List.copyOf(done);
    }

    private static void place(TableValue table, List<TableValue> all, Set<TableValue> begun, Set<TableValue> done) {
        if (!begun.add(table)) {
            return;
        }
        for (ConstraintValue constraint : table.constraints()) {
            if (constraint instanceof ForeignKeyValue key && !key.rules().useAlter()) {
                for (Target target : key.targets()) {
                    all.stream().filter(one -> one.name().equals(target.table())).findFirst()
                            .ifPresent(one -> place(one, all, begun, done));
                }
            }
        }
        done.add(table);
    }
}
