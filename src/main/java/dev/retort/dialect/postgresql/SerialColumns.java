package dev.retort.dialect.postgresql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/**
 * Which new sequences come with new columns, as {@code serial} makes them, and which go with their columns. Found in one
 * walk over the changes: a schema may have thousands of each.
 */
final class SerialColumns {

    private static final Pattern NEXT_VALUE = Pattern.compile("nextval\\('(?:[^']|'')*'::regclass\\)");

    private final SqlNames names;
    private final Map<ObjectName, Column> made = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();
    private final Set<ObjectName> goneTables = new HashSet<>();
    private final Set<ObjectName> goneColumns = new HashSet<>();
    private final Set<ObjectName> owners = new HashSet<>();

    SerialColumns(List<SchemaChange> changes, SqlNames names) {
        this.names = names;
        changes.forEach(this::note);
        for (SchemaChange change : changes) {
            if (change instanceof SchemaChange.Create create && create.object() instanceof Sequence sequence
                    && comesWithItsColumn(sequence)) {
                owners.add(sequence.ownedBy());
            }
        }
    }

    private void note(SchemaChange change) {
        switch (change) {
            case SchemaChange.Create create when create.object() instanceof Table table -> table.columns()
                    .forEach(column -> make(table.id(), column));
            case SchemaChange.AddColumn add -> make(add.table(), add.column());
            case SchemaChange.Drop drop -> goneTables.add(drop.object().id());
            case SchemaChange.DropColumn drop -> goneColumns
                    .add(drop.table().part(ObjectKind.COLUMN, drop.column().name()));
            default -> {
                // Nothing else makes columns or takes them away.
            }
        }
    }

    private void make(ObjectName table, Column column) {
        made.put(table.part(ObjectKind.COLUMN, column.name()), column);
        Matcher value = NEXT_VALUE.matcher(column.defaultExpression());
        while (value.find()) {
            users.merge(value.group(), 1, Integer::sum);
        }
    }

    /** Whether a new column makes its sequence by itself. */
    boolean has(ObjectName column) {
        return owners.contains(column);
    }

    /** Whether the column that is to own a new sequence makes it by itself. */
    boolean comesWithItsColumn(Sequence sequence) {
        ObjectName owner = sequence.ownedBy();
        if (owner == null || !sequence.schema().equals(owner.schema())
                || !sequence.name().equals(owner.within() + "_" + owner.name() + "_seq")
                || SqlNames.made(sequence.name(), "").length() != sequence.name().length()
                || !SequenceParameters.of(sequence).text().isEmpty()) {
            return false;
        }
        String value = "nextval(" + SqlNames.literal(names.of(sequence.id())) + "::regclass)";
        Column column = made.get(owner);
        return column != null && column.defaultExpression().equals(value) && users.getOrDefault(value, 0) == 1
                && !column.nullable() && column.type().equals(sequence.type())
                && SequenceStatements.SERIAL.containsKey(sequence.type());
    }

    /** Whether a sequence goes because its column does. */
    boolean goesWithItsColumn(Sequence sequence) {
        ObjectName owner = sequence.ownedBy();
        return owner != null && (goneColumns.contains(owner)
                || goneTables.contains(ObjectName.of(ObjectKind.TABLE, owner.schema(), owner.within())));
    }
}
