package dev.retort.script.generated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/** Sequences that come and go with a column, put together with what makes or drops that column. */
final class OwnedSequences {

    private OwnedSequences() {}

    /**
     * A change and the sequences that belong to what it makes or drops; mostly none.
     *
     * @param all the change and those of the sequences, in their order
     */
    record Group(SchemaChange main, List<Sequence> sequences, List<SchemaChange> all) {

        /** Whether each sequence is one that {@code SERIAL} makes, for a column that is the primary key. */
        boolean allSerial() {
            return sequences.isEmpty() || main instanceof SchemaChange.Create(Table table) && sequences.size() == 1
                    && isSerial(sequences.getFirst(), table);
        }

        List<String> columns() {
            return sequences.stream().map(Sequence::ownedBy).map(ObjectName::name).toList();
        }
    }

    /** The changes in their order; a sequence stands with the change of its column. */
    static List<Group> group(List<SchemaChange> changes) {
        Map<ObjectName, List<SchemaChange>> byOwner = new LinkedHashMap<>();
        Set<ObjectName> there = new HashSet<>();
        changes.forEach(change -> there.add(change.subject()));
        for (SchemaChange change : changes) {
            ObjectName owner = owner(change, there);
            if (owner != null) {
                byOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(change);
            }
        }
        List<Group> groups = new ArrayList<>();
        for (SchemaChange change : changes) {
            if (owner(change, there) == null) {
                List<SchemaChange> own = byOwner.getOrDefault(change.subject(), List.of());
                Stream<SchemaChange> main = Stream.of(change);
                List<SchemaChange> all = (isMade(change)
                        ? Stream.concat(own.stream(), main)
                        : Stream.concat(main, own.stream())).toList();
                groups.add(new Group(change, own.stream().map(OwnedSequences::sequence).toList(), all));
            }
        }
        return groups;
    }

    private static boolean isMade(SchemaChange change) {
        return change instanceof SchemaChange.Create || change instanceof SchemaChange.AddColumn;
    }

    /** The table or column among the changes that a sequence's change goes with; null for any other change. */
    private static @Nullable ObjectName owner(SchemaChange change, Set<ObjectName> there) {
        SchemaObject object = switch (change) {
            case SchemaChange.Create create -> create.object();
            case SchemaChange.Drop drop -> drop.object();
            default -> null;
        };
        if (!(object instanceof Sequence sequence) || sequence.ownedBy() == null) {
            return null;
        }
        ObjectName column = sequence.ownedBy();
        ObjectName table = ObjectName.of(ObjectKind.TABLE, column.schema(), column.within());
        return there.contains(table) ? table : there.contains(column) ? column : null;
    }

    private static Sequence sequence(SchemaChange change) {
        return switch (change) {
            case SchemaChange.Create(Sequence one) -> one;
            case SchemaChange.Drop(Sequence one) -> one;
            default -> throw new IllegalArgumentException(String.valueOf(change));
        };
    }

    private static boolean isSerial(Sequence sequence, Table table) {
        ObjectName owner = sequence.ownedBy();
        return owner != null && sequence.name().equals(table.name() + "_" + owner.name() + "_seq")
                && sequence.schema().equals(table.schema()) && sequence.start() == 1 && sequence.increment() == 1
                && sequence.minimum() == 1 && sequence.cache() == 1 && !sequence.cycle()
                && table.constraints().stream().anyMatch(one -> one instanceof PrimaryKey key
                        && key.columns().equals(List.of(owner.name())))
                && table.columns().stream().anyMatch(column -> column.name().equals(owner.name())
                        && column.type().equals(sequence.type()));
    }
}
