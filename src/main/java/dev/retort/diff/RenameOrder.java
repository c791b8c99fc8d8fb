package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** Renames in an order in which each new name is free; names that change places go through a third one. */
final class RenameOrder {

    private static final String THIRD = "_retort_old";

    private RenameOrder() {}

    /** @param renames whole objects before their parts */
    static List<Rename> of(List<Rename> renames) {
        List<Rename> waiting = new ArrayList<>(renames);
        List<Rename> last = new ArrayList<>();
        List<Rename> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> taken = new HashSet<>();
            waiting.forEach(one -> taken.add(place(one.object(), one.object().name())));
            Rename next = waiting.stream().filter(one -> !taken.contains(place(one.object(), one.to()))).findFirst()
                    .orElse(null);
            if (next == null) {
                Rename first = waiting.removeFirst();
                String third = first.object().name() + THIRD;
                ordered.add(new Rename(first.object(), third));
                last.add(new Rename(first.object().renamed(third), first.to()));
            } else {
                waiting.remove(next);
                ordered.add(next);
            }
        }
        ordered.addAll(last);
        return ordered;
    }

    /** Where a name has to be the only one of its kind. */
    private static String place(ObjectName object, String name) {
        return object.kind() == ObjectKind.COLUMN
                ? "column " + object.schema() + "." + object.within() + "." + name
                : object.schema() + "." + name;
    }
}
