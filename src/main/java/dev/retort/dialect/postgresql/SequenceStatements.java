package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/** Sequences, and the columns they number: a new sequence that is as {@code serial} makes it is written that way. */
final class SequenceStatements {

    static final Map<String, String> SERIAL = Map.of("smallint", "smallserial", "integer", "serial", "bigint",
            "bigserial");

    private final Writing writing;
    private final SqlNames names;
    private final SerialColumns serials;
    private final Map<ObjectName, List<Sequence>> waiting = new HashMap<>();

    SequenceStatements(Writing writing) {
        this.writing = writing;
        names = writing.names();
        serials = new SerialColumns(writing.changes(), names);
    }

    void create(SchemaChange change, Sequence sequence) {
        if (serials.comesWithItsColumn(sequence)) {
            return;
        }
        freeNameOfIdentity(change, sequence);
        String options = SequenceParameters.of(sequence).text();
        writing.add(change, "CREATE SEQUENCE " + names.of(sequence.id())
                + (sequence.type().equals("bigint") ? "" : " AS " + sequence.type()) + PartText.behind(options)
                + (sequence.ownedBy() != null && exists(sequence.ownedBy())
                        ? " OWNED BY " + owner(sequence.ownedBy())
                        : ""));
        if (sequence.ownedBy() != null && !exists(sequence.ownedBy())) {
            awaitOwner(sequence, sequence.ownedBy());
        }
    }

    /** An identity column has a sequence by the name that a serial one's would have, so it lets go of it first. */
    private void freeNameOfIdentity(SchemaChange change, Sequence sequence) {
        ObjectName owner = sequence.ownedBy();
        Column column = owner == null ? null : writing.soFar().column(owner);
        if (owner != null && column != null && column.isIdentity()) {
            writing.add(change, "ALTER TABLE " + names.tableOf(owner) + " ALTER COLUMN " + names.of(owner)
                    + " DROP IDENTITY");
            writing.soFar().apply(new SchemaChange.AlterColumn(tableOf(owner), column, new Column(column.name(),
                    column.type(), column.nullable(), "", "", column.comment(), column.collation(), "")));
        }
    }

    private void awaitOwner(Sequence sequence, ObjectName column) {
        waiting.computeIfAbsent(tableOf(column), _ -> new ArrayList<>()).add(sequence);
    }

    private static ObjectName tableOf(ObjectName column) {
        return ObjectName.of(ObjectKind.TABLE, column.schema(), column.within());
    }

    /** Once the column is there that a sequence belongs to, it is said so. */
    void giveToOwners(SchemaChange change) {
        ObjectName made = switch (change) {
            case SchemaChange.Naming one -> one.then();
            default -> change.subject();
        };
        ObjectName table = made.kind().isPart() ? tableOf(made) : made;
        List<Sequence> due = waiting.getOrDefault(table, List.of()).stream()
                .filter(sequence -> sequence.ownedBy() != null && exists(sequence.ownedBy())).toList();
        for (Sequence sequence : due) {
            waiting.getOrDefault(table, List.of()).remove(sequence);
            writing.add(change, "ALTER SEQUENCE " + names.of(sequence.id()) + " OWNED BY "
                    + owner(Objects.requireNonNull(sequence.ownedBy())));
        }
    }

    /** {@code serial} and the like where the column makes its sequence by itself; null where it does not. */
    @Nullable
    String serial(ObjectName table, Column column) {
        return serials.has(table.part(ObjectKind.COLUMN, column.name())) ? SERIAL.get(column.type()) : null;
    }

    void drop(SchemaChange change, Sequence sequence) {
        if (!serials.goesWithItsColumn(sequence)) {
            writing.add(change, "DROP SEQUENCE " + names.of(sequence.id()));
        }
    }

    void alter(SchemaChange change, Sequence before, Sequence after) {
        String name = "ALTER SEQUENCE " + names.of(before.id());
        String options = changed(SequenceParameters.of(before), SequenceParameters.of(after), "");
        if (!options.isEmpty()) {
            writing.add(change, name + options, narrows(SequenceParameters.of(before), SequenceParameters.of(after))
                    ? "the sequence " + before.name() + " starts again at " + after.start()
                    : "");
        }
        if (!Objects.equals(before.ownedBy(), after.ownedBy())) {
            if (after.ownedBy() == null) {
                writing.add(change, name + " OWNED BY NONE");
            } else if (exists(after.ownedBy())) {
                writing.add(change, name + " OWNED BY " + owner(after.ownedBy()));
            } else {
                awaitOwner(after, after.ownedBy());
            }
        }
    }

    /**
     * What tells one way of counting from another, as ALTER SEQUENCE takes it or, with {@code set} before each part, the
     * ALTER COLUMN of an identity column.
     */
    static String changed(SequenceParameters before, SequenceParameters after, String set) {
        StringBuilder parts = new StringBuilder();
        boolean type = !before.type().equals(after.type());
        if (type && set.isEmpty()) {
            parts.append(" AS ").append(after.type());
        }
        append(parts, set, "INCREMENT BY ", before.increment() != after.increment(), after.increment());
        append(parts, set, "MINVALUE ", type || before.minimum() != after.minimum(), after.minimum());
        append(parts, set, "MAXVALUE ", type || before.maximum() != after.maximum(), after.maximum());
        append(parts, set, "START WITH ", before.start() != after.start(), after.start());
        append(parts, set, "CACHE ", before.cache() != after.cache(), after.cache());
        if (narrows(before, after)) {
            parts.append(" RESTART");
        }
        if (before.cycle() != after.cycle()) {
            parts.append(' ').append(set).append(after.cycle() ? "CYCLE" : "NO CYCLE");
        }
        return parts.toString();
    }

    /** Where the number it stands at may lie outside of what it may count. */
    static boolean narrows(SequenceParameters before, SequenceParameters after) {
        return after.minimum() > before.minimum() || after.maximum() < before.maximum();
    }

    private static void append(StringBuilder parts, String set, String words, boolean changed, long value) {
        if (changed) {
            parts.append(' ').append(set).append(words).append(value);
        }
    }

    private boolean exists(ObjectName column) {
        return writing.soFar().column(column) != null;
    }

    private String owner(ObjectName column) {
        return names.tableOf(column) + "." + names.of(column);
    }
}
