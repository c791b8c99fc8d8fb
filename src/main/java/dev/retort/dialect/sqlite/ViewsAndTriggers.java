package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Create;
import dev.retort.operation.SchemaChange.Drop;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.operation.SchemaChange.Replace;
import dev.retort.operation.TransactionMode;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.schema.Trigger;

/**
 * The views and triggers of one list of changes. SQLite keeps them as texts, so what changes goes before any table is
 * touched, and is made once all tables are as they will be.
 */
final class ViewsAndTriggers {

    private final List<SchemaChange> changes;
    private final DatabaseSchema before;
    private final DatabaseSchema after;
    private final SqliteDefinitions definitions;
    /** By what they are when all is done, in the order they are made. */
    private final Map<ObjectName, SchemaChange> made = new LinkedHashMap<>();
    private final Set<ObjectName> gone = new LinkedHashSet<>();

    ViewsAndTriggers(List<SchemaChange> changes, DatabaseSchema before, DatabaseSchema after,
            SqliteDefinitions definitions) {
        this.changes = changes;
        this.before = before;
        this.after = after;
        this.definitions = definitions;
        changes.forEach(this::note);
    }

    private void note(SchemaChange change) {
        switch (change) {
            case Create(SchemaObject object) when isOne(object.id()) -> made.put(object.id(), change);
            case Drop(SchemaObject object) when isOne(object.id()) -> gone.add(object.id());
            case Replace(SchemaObject from, SchemaObject to) when isOne(from.id()) -> {
                gone.add(from.id());
                made.put(to.id(), change);
            }
            case Rename(ObjectName object, String to) when isOne(object) -> {
                gone.add(object);
                made.put(object.renamed(to), change);
            }
            default -> {
                // A table or a part of one.
            }
        }
    }

    /**
     * What stands on a view that goes, goes and comes back with it: SQLite alters no table while a view or trigger names
     * what is not.
     */
    void takeAlongWhatStandsOnThem() {
        for (boolean more = true; more;) {
            more = false;
            for (Dependency one : before.dependencies()) {
                boolean stays = isOne(one.dependent()) && !gone.contains(one.dependent());
                if (stays && one.on().kind() == ObjectKind.VIEW && gone.contains(one.on())
                        && after.find(one.dependent()).isPresent()) {
                    gone.add(one.dependent());
                    made.put(one.dependent(), made.getOrDefault(one.on(), changes.getFirst()));
                    more = true;
                }
            }
        }
    }

    /** The statements that come before all others. */
    List<WrittenStatement> drops() {
        List<WrittenStatement> statements = new ArrayList<>();
        for (ObjectKind kind : List.of(ObjectKind.TRIGGER, ObjectKind.VIEW)) {
            for (ObjectName name : gone) {
                if (name.kind() == kind && before.find(name).isPresent()) {
                    statements.add(statement("DROP " + kind.name() + " " + definitions.name(name.name()),
                            concerning(name)));
                }
            }
        }
        return statements;
    }

    private List<SchemaChange> concerning(ObjectName name) {
        return changes.stream().filter(change -> change.subject().equals(name)).toList();
    }

    /**
     * The statements that come after all others.
     *
     * @param rebuilt the tables that were made anew, by the name they have then
     */
    List<WrittenStatement> creations(Set<String> rebuilt) {
        List<WrittenStatement> statements = new ArrayList<>();
        Set<ObjectName> done = new HashSet<>();
        for (ObjectKind kind : List.of(ObjectKind.VIEW, ObjectKind.TRIGGER)) {
            made.forEach((name, change) -> {
                if (name.kind() == kind && done.add(name)) {
                    after.find(name).ifPresent(object -> statements.add(statement(text(object), List.of(change))));
                }
            });
        }
        // A table that is made anew and a view that is dropped take their triggers with them.
        after.all(Trigger.class).filter(trigger -> !done.contains(trigger.id()))
                .filter(trigger -> rebuilt.contains(trigger.table()) || wentWithItsView(trigger))
                .forEach(trigger -> statements.add(statement(trigger.definition(), List.of())));
        return statements;
    }

    private boolean wentWithItsView(Trigger trigger) {
        return made.containsKey(ObjectName.of(ObjectKind.VIEW, "main", trigger.table()))
                && before.find(trigger.id()).isPresent();
    }

    private String text(SchemaObject object) {
        return object instanceof Trigger trigger
                ? trigger.definition()
                : definitions.create((Table) object, object.id().name());
    }

    /** Whether there may be some in the way of a table's renaming. */
    boolean mayStandInTheWay() {
        return before.all(Trigger.class).anyMatch(trigger -> !gone.contains(trigger.id()))
                || before.tables().anyMatch(table -> table.isView() && !gone.contains(table.id()));
    }

    /** Whether one that stays names a column: it would keep SQLite from dropping it. */
    boolean name(Table table, String column) {
        ObjectName name = table.id().part(ObjectKind.COLUMN, column);
        return before.dependencies().stream()
                .anyMatch(dependency -> dependency.on().equals(name) && isOne(dependency.dependent())
                        && !gone.contains(dependency.dependent()));
    }

    private static boolean isOne(ObjectName name) {
        return name.kind() == ObjectKind.VIEW || name.kind() == ObjectKind.TRIGGER;
    }

    private static WrittenStatement statement(String sql, List<SchemaChange> whose) {
        return new WrittenStatement(sql, TransactionMode.TRANSACTIONAL, whose, "");
    }
}
