package dev.retort.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AddColumn;
import dev.retort.operation.SchemaChange.AddConstraint;
import dev.retort.operation.SchemaChange.AddLabel;
import dev.retort.operation.SchemaChange.AlterColumn;
import dev.retort.operation.SchemaChange.ChangeComment;
import dev.retort.operation.SchemaChange.ChangePrivileges;
import dev.retort.operation.SchemaChange.Create;
import dev.retort.operation.SchemaChange.CreateIndex;
import dev.retort.operation.SchemaChange.RenameLabel;
import dev.retort.operation.SchemaChange.Replace;
import dev.retort.schema.Constraint;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * An order in which things can be made and changed: each behind what it needs, otherwise by kind. Where tables refer to
 * each other in a circle, a foreign key is taken out of its table and added when all tables are there; SQLite takes a
 * reference to a table that is not there yet, so nothing is taken out there.
 */
final class CreationOrder {

    private final DialectName dialect;
    private final DependencyGraph graph;
    private final Map<ObjectName, SchemaChange> makers = new HashMap<>();
    private final Map<SchemaChange, Boolean> done = new IdentityHashMap<>();
    private final List<SchemaChange> ordered = new ArrayList<>();
    private final List<SchemaChange> postponed = new ArrayList<>();

    private CreationOrder(DialectName dialect, DependencyGraph graph) {
        this.dialect = dialect;
        this.graph = graph;
    }

    /** @param graph of the schema as it is once all is done */
    static List<SchemaChange> of(List<SchemaChange> changes, DependencyGraph graph, DialectName dialect) {
        CreationOrder order = new CreationOrder(dialect, graph);
        List<SchemaChange> sorted = changes.stream().sorted(Comparator.comparingInt(CreationOrder::rank)).toList();
        sorted.forEach(change -> ChangeOrder.made(change).forEach(name -> order.makers.put(name, change)));
        sorted.stream().filter(change -> rank(change) < AFTER_KEYS).forEach(order::visit);
        order.ordered.addAll(order.postponed);
        sorted.forEach(order::visit);
        return order.ordered;
    }

    /** Foreign keys taken out of their tables are added before what has this rank. */
    private static final int AFTER_KEYS = 11;

    private static int rank(SchemaChange change) {
        return switch (change) {
            case Create(SchemaObject object) -> rank(object);
            case Replace(_, Sequence _) -> 7;
            case Replace(_, Table table) when !table.isView() -> 7;
            case Replace(_, SchemaObject object) -> rank(object);
            case RenameLabel _,AddLabel _,SchemaChange.DropLabel _ -> 2;
            case AddColumn _ -> 5;
            case AlterColumn _ -> 6;
            case AddConstraint(_, Constraint.PrimaryKey _) -> 8;
            case AddConstraint(_, Constraint.ForeignKey _) -> AFTER_KEYS;
            case AddConstraint _ -> 9;
            case CreateIndex _ -> 10;
            case ChangeComment _ -> 16;
            case ChangePrivileges _ -> 17;
            default -> throw new IllegalArgumentException("makes nothing: " + change);
        };
    }

    private static int rank(SchemaObject object) {
        return switch (object.id().kind()) {
            case SCHEMA -> 0;
            case EXTENSION -> 1;
            case ENUM, DOMAIN, COMPOSITE_TYPE -> 2;
            case SEQUENCE -> 3;
            case TABLE -> 4;
            case VIEW -> 12;
            case ROUTINE -> 13;
            case TRIGGER -> 14;
            case POLICY -> 15;
            case COLUMN, CONSTRAINT, INDEX -> throw new IllegalArgumentException("no whole object: " + object);
        };
    }

    private void visit(SchemaChange change) {
        if (done.containsKey(change)) {
            return;
        }
        done.put(change, false);
        List<Constraint.ForeignKey> early = new ArrayList<>();
        for (ObjectName needed : needed(change)) {
            SchemaChange maker = makers.get(needed);
            if (maker != null && maker != change) {
                visit(maker);
            }
        }
        if (change instanceof Create(Table table) && !table.isView() && dialect == DialectName.POSTGRESQL) {
            for (Constraint constraint : table.constraints()) {
                if (constraint instanceof Constraint.ForeignKey key && !reachable(key, change, table)) {
                    early.add(key);
                }
            }
        }
        done.put(change, true);
        ordered.add(early.isEmpty() ? change : without(((Create) change).object(), early));
    }

    /** Whether what a foreign key refers to is there, or can be made first. */
    private boolean reachable(Constraint.ForeignKey key, SchemaChange creation, Table table) {
        boolean reachable = true;
        for (ObjectName needed : graph.requirements(table.id().part(ObjectKind.CONSTRAINT, key.name()))) {
            SchemaChange maker = makers.get(needed);
            if (maker != null && maker != creation) {
                visit(maker);
                reachable &= done.getOrDefault(maker, false);
            }
        }
        return reachable;
    }

    private SchemaChange without(SchemaObject object, List<Constraint.ForeignKey> keys) {
        Table table = (Table) object;
        List<Constraint> rest = new ArrayList<>(table.constraints());
        rest.removeAll(keys);
        keys.forEach(key -> postponed.add(new AddConstraint(table.id(), key)));
        return new Create(new Table(table.schema(), table.name(), table.kind(), table.columns(), rest,
                table.indexes(), table.comment(), table.definition(), table.traits()));
    }

    /** The names a change needs; foreign keys of a new table are looked at by themselves. */
    private Set<ObjectName> needed(SchemaChange change) {
        Set<ObjectName> needed = new LinkedHashSet<>();
        if (change instanceof Create(Table table)) {
            needed.addAll(graph.requirements(table.id()));
            for (Constraint constraint : table.constraints()) {
                if (!(constraint instanceof Constraint.ForeignKey)) {
                    needed.addAll(graph.requirements(table.id().part(ObjectKind.CONSTRAINT, constraint.name())));
                }
            }
            table.columns().forEach(column -> needed
                    .addAll(graph.requirements(table.id().part(ObjectKind.COLUMN, column.name()))));
            table.indexes().forEach(index -> needed
                    .addAll(graph.requirements(table.id().part(ObjectKind.INDEX, index.name()))));
            needed.add(ObjectName.of(ObjectKind.SCHEMA, "", table.schema()));
            return needed;
        }
        ChangeOrder.made(change).forEach(name -> needed.addAll(graph.requirements(name)));
        if (change instanceof Create(Sequence one) && one.ownedBy() != null) {
            needed.remove(one.ownedBy());
            needed.remove(Renaming.tableOf(one.ownedBy()));
        }
        if (change.subject().kind().isPart()) {
            needed.add(Renaming.tableOf(change.subject()));
        }
        return needed;
    }
}
