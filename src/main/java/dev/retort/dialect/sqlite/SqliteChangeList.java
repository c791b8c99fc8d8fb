package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Create;
import dev.retort.operation.SchemaChange.Drop;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.operation.SchemaChange.Replace;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** One list of changes on its way to statements: in which order its tables are made, altered and dropped. */
final class SqliteChangeList {

    private final List<SchemaChange> changes;
    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final SqliteDefinitions definitions;
    private final List<WrittenStatement> statements = new ArrayList<>();
    /** The tables that change, by each name they have on the way. */
    private final Map<String, TableAlteration> altered = new HashMap<>();
    /** Where in the list each of them is altered. */
    private final Map<TableAlteration, Integer> places = new HashMap<>();
    private final ViewsAndTriggers texts;
    private final Set<String> rebuilt = new HashSet<>();

    SqliteChangeList(List<SchemaChange> changes, DatabaseSchema before, DatabaseSchema after,
            SqliteDefinitions definitions) {
        this.changes = changes;
        this.before = before;
        this.after = after;
        this.definitions = definitions;
        this.texts = new ViewsAndTriggers(changes, before, after, definitions);
    }

    List<WrittenStatement> statements() {
        gather();
        statements.addAll(texts.drops());
        for (int i = 0; i < changes.size(); i++) {
            change(changes.get(i));
            for (Map.Entry<TableAlteration, Integer> place : places.entrySet()) {
                if (place.getValue() == i) {
                    alter(place.getKey());
                }
            }
        }
        statements.addAll(texts.creations(rebuilt));
        return around();
    }

    private void gather() {
        for (int i = 0; i < changes.size(); i++) {
            SchemaChange change = changes.get(i);
            String table = alteredTable(change);
            if (table != null) {
                TableAlteration alteration = altered.computeIfAbsent(table, this::alteration);
                places.putIfAbsent(alteration, i);
                alteration.add(change);
            } else if (change instanceof Rename(ObjectName object, String to) && object.kind() == ObjectKind.TABLE) {
                TableAlteration alteration = altered.computeIfAbsent(object.name(), this::alteration);
                altered.put(to, alteration);
                if (places.containsKey(alteration)) {
                    places.put(alteration, i);
                }
            }
        }
        if (!altered.isEmpty()) {
            texts.takeAlongWhatStandsOnThem();
        }
    }

    /** A table as it is at first, by the name it has then, and as it is when all is done. */
    private TableAlteration alteration(String name) {
        Table first = table(before, name);
        String last = name;
        for (SchemaChange change : changes) {
            if (change instanceof Rename(ObjectName object, String to) && object.kind() == ObjectKind.TABLE
                    && object.name().equals(last)) {
                last = to;
            }
        }
        return new TableAlteration(first, table(after, last), definitions);
    }

    private static Table table(DatabaseSchema schema, String name) {
        return (Table) schema.find(ObjectName.of(ObjectKind.TABLE, "main", name))
                .orElseThrow(() -> new IllegalArgumentException("a change names the table " + name
                        + ", which its schema does not have"));
    }

    /** The table a change alters; null where it does something else. */
    private static @Nullable String alteredTable(SchemaChange change) {
        return switch (change) {
            case SchemaChange.AddColumn one -> one.table().name();
            case SchemaChange.DropColumn one -> one.table().name();
            case SchemaChange.AlterColumn one -> one.table().name();
            case SchemaChange.AddConstraint one -> one.table().name();
            case SchemaChange.DropConstraint one -> one.table().name();
            case SchemaChange.CreateIndex one -> one.table().name();
            case SchemaChange.DropIndex one -> one.table().name();
            case Rename one when one.object().kind().isPart() && one.object().kind() != ObjectKind.TRIGGER -> one
                    .object().within();
            case Replace(Table table, SchemaObject _) when table.kind() == TableKind.TABLE -> table.name();
            default -> null;
        };
    }

    private void change(SchemaChange change) {
        switch (change) {
            case Create(Table table) when !table.isView() -> create(table, change);
            case Drop(Table table) when !table.isView() -> add("DROP TABLE " + definitions.name(table.name()),
                    List.of(change), "Drops the rows of " + table.name() + ".");
            case Replace(Table from, Table to) when from.kind() == TableKind.VIRTUAL_TABLE -> {
                add("DROP TABLE " + definitions.name(from.name()), List.of(change),
                        "Drops the rows of " + from.name() + ".");
                create(to, change);
            }
            case Rename(ObjectName object, String to) when object.kind() == ObjectKind.TABLE -> add(
                    "ALTER TABLE " + definitions.name(object.name()) + " RENAME TO " + definitions.name(to),
                    List.of(change), "");
            default -> {
                // A part of a table, or a view or trigger: each has its own time.
            }
        }
    }

    private void create(Table table, SchemaChange change) {
        add(definitions.create(table, table.name()), List.of(change), "");
        table.indexes().forEach(index -> add(definitions.index(index, table.name()), List.of(change), ""));
    }

    private void alter(TableAlteration alteration) {
        String name = alteration.after().name();
        if (!alteration.needsRebuild(column -> texts.name(alteration.before(), column))) {
            alteration.alter(name)
                    .forEach(part -> add(part.sql(), part.changes(), alteration.warning(part.changes())));
            return;
        }
        List<String> sql = new ArrayList<>(alteration.renamings(name));
        sql.addAll(rebuild(alteration, name));
        rebuilt.add(name);
        String warning = alteration.warning(alteration.changes());
        for (String one : sql) {
            add(one, alteration.changes(), warning);
            warning = "";
        }
    }

    private List<String> rebuild(TableAlteration alteration, String name) {
        boolean named = texts.mayStandInTheWay();
        List<String> sql = new ArrayList<>();
        if (named) {
            sql.add("PRAGMA legacy_alter_table=ON");
        }
        sql.addAll(alteration.rebuild(name, temporary(name)));
        if (named) {
            sql.add("PRAGMA legacy_alter_table=OFF");
        }
        alteration.after().indexes().forEach(index -> sql.add(definitions.index(index, name)));
        return sql;
    }

    private String temporary(String name) {
        String temporary = "_retort_new_" + name;
        while (isTaken(temporary)) {
            temporary = "_" + temporary;
        }
        return temporary;
    }

    private boolean isTaken(String name) {
        return before.find(ObjectName.of(ObjectKind.TABLE, "main", name)).isPresent()
                || after.find(ObjectName.of(ObjectKind.TABLE, "main", name)).isPresent();
    }

    /** Foreign keys are left unchecked where a table is dropped that one may point at. */
    private List<WrittenStatement> around() {
        boolean drops = statements.stream().anyMatch(one -> one.sql().startsWith("DROP TABLE "));
        boolean referred = before.tables().anyMatch(table -> table.constraints().stream()
                .anyMatch(Constraint.ForeignKey.class::isInstance));
        if (drops && referred) {
            statements.addFirst(new WrittenStatement("PRAGMA foreign_keys=OFF", TransactionMode.TRANSACTIONAL,
                    List.of(), ""));
        }
        return statements;
    }

    private void add(String sql, List<SchemaChange> whose, String warning) {
        statements.add(new WrittenStatement(sql, TransactionMode.TRANSACTIONAL, whose, warning));
    }
}
