package dev.retort.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * What a revision does: chosen differences, closed under what they depend on, as changes in an order that runs.
 *
 * @param chosen those a person chose
 * @param pulledIn what comes along
 * @param upgrade the changes in their order
 * @param downgrade the changes that take them back, in their order
 * @param before the schema they start from
 * @param after the schema they lead to
 * @param uncertain things whose definition in {@code after} is a guess, since they name something that is renamed and are
 *        not made anew: only a database that carries the changes out spells them for certain
 */
public record ChangeSet(List<Difference> chosen, List<PulledIn> pulledIn, List<SchemaChange> upgrade,
        List<SchemaChange> downgrade, DatabaseSchema before, DatabaseSchema after, List<ObjectName> uncertain) {

    public ChangeSet {
        chosen = List.copyOf(chosen);
        pulledIn = List.copyOf(pulledIn);
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
        uncertain = List.copyOf(uncertain);
    }

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return upgrade.isEmpty();
    }

    static ChangeSet of(Comparison comparison, Collection<Difference> chosen) {
        Set<Difference> distinct = new LinkedHashSet<>(comparison.differences());
        distinct.retainAll(new HashSet<>(chosen));
        Closure closure = new Closure(comparison, distinct);
        ChangeOrder order = new ChangeOrder(comparison, closure);
        List<SchemaChange> changes = order.changes();
        List<SchemaChange> upgrade = new ArrayList<>(changes);
        upgrade.addAll(order.surroundings(changes));
        DialectName dialect = comparison.settings().dialect();
        SchemaEditor editor = new SchemaEditor(comparison.before(), dialect);
        upgrade.forEach(editor::apply);
        DatabaseSchema after = editor.schema(dependencies(comparison, editor, dialect, upgrade));
        List<SchemaChange> downgrade = new ArrayList<>(
                new LabelRemoval(dialect, after, comparison.before().dependencies())
                        .making(changes.reversed().stream().map(SchemaChange::reverse).toList()));
        downgrade.addAll(ChangeOrder.surroundings(downgrade, comparison.before()));
        return new ChangeSet(List.copyOf(distinct), closure.pulledIn(), upgrade, downgrade, comparison.before(), after,
                uncertain(comparison, upgrade));
    }

    /** Of what became what the target has, the target's; of what stayed, what it had, by the names that hold now. */
    private static List<Dependency> dependencies(Comparison comparison, SchemaEditor editor, DialectName dialect,
            List<SchemaChange> upgrade) {
        List<Naming> renames = renames(upgrade);
        Map<ObjectName, List<Dependency>> kept = byDependent(comparison.before(), renames, dialect);
        Map<ObjectName, List<Dependency>> wanted = byDependent(comparison.after(), List.of(), dialect);
        Set<ObjectName> there = new LinkedHashSet<>();
        for (SchemaObject object : editor.schema(List.of()).objects()) {
            there.add(object.id());
            if (object instanceof Table table) {
                there.addAll(DependencyGraph.parts(table));
            }
        }
        Set<ObjectName> made = new HashSet<>();
        upgrade.forEach(change -> made.addAll(ChangeOrder.made(change)));
        List<Dependency> all = new ArrayList<>();
        for (ObjectName name : there) {
            boolean renewed = made.contains(name) && wanted.containsKey(name) || !kept.containsKey(name);
            all.addAll((renewed ? wanted : kept).getOrDefault(name, List.of()).stream()
                    .filter(one -> there.contains(one.on())).toList());
        }
        return all;
    }

    private static Map<ObjectName, List<Dependency>> byDependent(DatabaseSchema schema, List<Naming> renames,
            DialectName dialect) {
        Map<ObjectName, List<Dependency>> map = new HashMap<>();
        List<NewNames> steps = new ArrayList<>();
        DatabaseSchema then = schema;
        boolean moves = renames.stream().anyMatch(Move.class::isInstance);
        for (Naming one : renames) {
            NewNames step = NewNames.of(dialect, one, then);
            steps.add(step);
            // What goes along with a table that moves goes by the names it has by then.
            then = moves ? step.apply(then) : then;
        }
        schema.dependencies().forEach(one -> {
            Dependency named = one;
            for (NewNames step : steps) {
                named = new Dependency(step.apply(named.dependent()), step.apply(named.on()));
            }
            map.computeIfAbsent(named.dependent(), _ -> new ArrayList<>()).add(named);
        });
        return map;
    }

    private static List<Naming> renames(List<SchemaChange> changes) {
        return changes.stream().filter(Naming.class::isInstance).map(Naming.class::cast).toList();
    }

    private static List<ObjectName> uncertain(Comparison comparison, List<SchemaChange> upgrade) {
        Set<ObjectName> made = new HashSet<>();
        upgrade.forEach(change -> made.addAll(ChangeOrder.made(change)));
        DependencyGraph graph = new DependencyGraph(comparison.before());
        Set<ObjectName> uncertain = new LinkedHashSet<>();
        for (Naming rename : renames(upgrade)) {
            if (rename.object().kind() == ObjectKind.CONSTRAINT || rename.object().kind() == ObjectKind.INDEX) {
                continue;
            }
            graph.dependents(rename.object()).stream().filter(one -> one.kind() == ObjectKind.VIEW
                    || one.kind() == ObjectKind.ROUTINE).filter(one -> !made.contains(one)).forEach(uncertain::add);
        }
        return List.copyOf(uncertain);
    }
}
