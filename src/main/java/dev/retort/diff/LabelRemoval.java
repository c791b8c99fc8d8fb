package dev.retort.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AlterColumn;
import dev.retort.operation.SchemaChange.DropLabel;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.sql.DialectName;

/**
 * Labels are added in place and taken away by making their type anew. So where additions are taken back, what depends on
 * the type has to be out of the way, though it was not when they were made.
 *
 * @param start the schema before the changes
 * @param goal what depends on what behind them, which goes for what they make
 */
record LabelRemoval(DialectName dialect, DatabaseSchema start, List<Dependency> goal) {

    /** The same changes, with what is in the way of label removals dropped right before and made again right behind. */
    List<SchemaChange> making(List<SchemaChange> changes) {
        Set<ObjectName> types = new LinkedHashSet<>();
        int first = changes.size();
        int last = -1;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof DropLabel removal) {
                types.add(removal.type());
                first = Math.min(first, i);
                last = i;
            }
        }
        if (types.isEmpty()) {
            return changes;
        }
        List<SchemaChange> drops = drops(types, changes.subList(0, first));
        List<SchemaChange> all = new ArrayList<>(changes.subList(0, first));
        all.addAll(drops);
        all.addAll(changes.subList(first, last + 1));
        all.addAll(drops.reversed().stream().map(SchemaChange::reverse).toList());
        all.addAll(changes.subList(last + 1, changes.size()));
        return all;
    }

    private List<SchemaChange> drops(Set<ObjectName> types, List<SchemaChange> done) {
        SchemaEditor editor = new SchemaEditor(start, dialect);
        done.forEach(editor::apply);
        List<Dependency> dependencies = new ArrayList<>(start.dependencies());
        dependencies.addAll(goal);
        DatabaseSchema then = editor.schema(dependencies);
        Map<ObjectName, SchemaObject> objects = then.byName();
        List<SchemaChange> out = new ArrayList<>();
        List<SchemaChange> detached = new ArrayList<>();
        for (ObjectName name : Closure.inTheWay(dialect, then, types)) {
            SchemaChange drop = Removal.of(objects, name);
            if (drop instanceof AlterColumn alter) {
                if (!alter.before().equals(alter.after())) {
                    detached.add(alter);
                }
            } else if (drop != null) {
                out.add(drop.reverse());
            }
        }
        List<SchemaChange> drops = new ArrayList<>(detached);
        drops.addAll(CreationOrder.of(out, new DependencyGraph(then), dialect).reversed().stream()
                .map(SchemaChange::reverse).toList());
        return drops;
    }
}
