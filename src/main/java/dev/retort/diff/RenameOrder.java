package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/** New names in an order in which each of them is free; names that change places go through a third one. */
final class RenameOrder {

    private static final String THIRD = "_retort_old";

    private RenameOrder() {}

    /** @param namings whole objects before their parts */
    static List<Naming> of(List<Naming> namings) {
        List<Naming> waiting = new ArrayList<>(namings);
        List<Naming> last = new ArrayList<>();
        List<Naming> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Set<String> taken = new HashSet<>();
            waiting.forEach(one -> taken.add(place(one.object())));
            Naming next = waiting.stream().filter(one -> !taken.contains(place(one.then()))).findFirst().orElse(null);
            if (next == null) {
                aside(waiting.removeFirst(), ordered, last);
            } else {
                waiting.remove(next);
                ordered.add(next);
            }
        }
        ordered.addAll(last);
        return ordered;
    }

    private static void aside(Naming first, List<Naming> ordered, List<Naming> last) {
        ObjectName third = first.object().renamed(first.object().name() + THIRD);
        ordered.add(new Rename(first.object(), third.name()));
        switch (first) {
            case Rename rename -> last.add(new Rename(third, rename.to()));
            case Move move -> {
                Move aside = new Move(third, move.schema());
                last.add(aside);
                last.add(new Rename(aside.then(), move.object().name()));
            }
        }
    }

    /** Where a name has to be the only one of its kind. */
    private static String place(ObjectName object) {
        return object.kind() == ObjectKind.COLUMN
                ? "column " + object.schema() + "." + object.within() + "." + object.name()
                : object.schema() + "." + object.name();
    }
}
