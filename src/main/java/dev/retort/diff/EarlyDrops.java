package dev.retort.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Drop;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/**
 * Which drops cannot wait for the end, though others of their kind do, and what stays behind that still names what goes:
 * defaults that are another's only later, sequences whose owner goes and that are another's only later.
 *
 * @param now of the schema the drops start from
 */
record EarlyDrops(DependencyGraph now, List<SchemaChange> drops) {

    /** Types, sequences, routines, schemas: in use until what uses them is changed. */
    static boolean isUsuallyLate(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA, EXTENSION, ENUM, DOMAIN, COMPOSITE_TYPE, SEQUENCE, ROUTINE -> true;
            default -> false;
        };
    }

    /** @param types made anew, which nothing may depend on meanwhile, by their names now */
    Set<ObjectName> inTheWayOf(Collection<ObjectName> types) {
        Set<ObjectName> reached = new LinkedHashSet<>(types);
        Deque<ObjectName> waiting = new ArrayDeque<>(types);
        while (!waiting.isEmpty()) {
            now.dependents(waiting.removeFirst()).stream().filter(reached::add).forEach(waiting::add);
        }
        Set<ObjectName> early = new LinkedHashSet<>();
        drops.stream().filter(Drop.class::isInstance).map(SchemaChange::subject).filter(reached::contains)
                .filter(name -> !types.contains(name) && isUsuallyLate(name.kind())).forEach(early::add);
        return early;
    }

    /** @param names that something else takes as soon as there is a change that makes things */
    Set<ObjectName> holding(TakenNames taken, Collection<String> names) {
        Set<ObjectName> early = new LinkedHashSet<>();
        drops.stream().filter(change -> taken.freedBy(change).stream().anyMatch(names::contains))
                .map(SchemaChange::subject).filter(name -> isUsuallyLate(name.kind())).forEach(early::add);
        return early;
    }

    /** What a child still inherits from when the parents that go are gone. */
    List<String> parentsThatStay(Table child) {
        List<String> parents = new ArrayList<>(child.traits().inherits());
        for (SchemaChange change : drops) {
            if (change instanceof Drop(Table parent)) {
                String quoted = '"' + parent.name().replace("\"", "\"\"") + '"';
                parents.removeIf(one -> one.equals(parent.name()) || one.endsWith("." + parent.name())
                        || one.equals(quoted) || one.endsWith("." + quoted));
            }
        }
        return parents;
    }

    /** The columns that stay and whose defaults name what goes before they are changed, by their names now. */
    Set<ObjectName> defaults(Set<ObjectName> early) {
        Set<ObjectName> gone = gone();
        Set<ObjectName> columns = new LinkedHashSet<>();
        for (SchemaChange change : drops) {
            ObjectName name = change.subject();
            boolean first = !isUsuallyLate(name.kind()) || early.contains(name)
                    || change instanceof Drop(Sequence one) && isGone(one.ownedBy(), gone);
            if (first) {
                now.dependents(name).stream().filter(one -> one.kind() == ObjectKind.COLUMN && !isGone(one, gone))
                        .forEach(columns::add);
            }
        }
        return columns;
    }

    /** Whether the column a sequence belongs to goes, and would take it along. */
    boolean losesItsOwner(Sequence sequence) {
        return isGone(sequence.ownedBy(), gone());
    }

    private Set<ObjectName> gone() {
        Set<ObjectName> gone = new HashSet<>();
        drops.forEach(change -> gone.addAll(ChangeOrder.made(change.reverse())));
        return gone;
    }

    private static boolean isGone(@Nullable ObjectName column, Set<ObjectName> gone) {
        return column != null && (gone.contains(column) || gone.contains(Renaming.tableOf(column)));
    }
}
