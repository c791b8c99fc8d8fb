package dev.retort.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AddColumn;
import dev.retort.operation.SchemaChange.AddConstraint;
import dev.retort.operation.SchemaChange.AlterColumn;
import dev.retort.operation.SchemaChange.Create;
import dev.retort.operation.SchemaChange.CreateIndex;
import dev.retort.operation.SchemaChange.Drop;
import dev.retort.operation.SchemaChange.DropColumn;
import dev.retort.operation.SchemaChange.DropConstraint;
import dev.retort.operation.SchemaChange.DropIndex;
import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.operation.SchemaChange.Replace;
import dev.retort.schema.Column;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Namespace;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Privileges;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * The changes of a closure in an order that runs. First goes what has to go, what depends on it before it, by the names
 * of now; then things get their new names; then things are made and changed, each behind what it needs; at last goes
 * what was in use until then: types, sequences, routines, schemas.
 */
final class ChangeOrder {

    private final Comparison comparison;
    private final DialectName dialect;
    private final List<SchemaChange> drops = new ArrayList<>();
    private final List<Naming> renames = new ArrayList<>();
    private final List<SchemaChange> makes = new ArrayList<>();
    private final List<SchemaChange> detached = new ArrayList<>();
    private final List<Naming> madeAgain = new ArrayList<>();
    private final Set<ObjectName> early;

    ChangeOrder(Comparison comparison, Closure closure) {
        this.comparison = comparison;
        this.dialect = comparison.settings().dialect();
        for (Difference difference : closure.differences()) {
            difference.changes().forEach(this::sort);
        }
        NamesNow names = new NamesNow(renames);
        EarlyDrops first = new EarlyDrops(new DependencyGraph(comparison.before()), drops);
        List<ObjectName> types = makes.stream().filter(TypesMadeAnew::isMadeAnew)
                .map(change -> names.of(change.subject())).toList();
        // A routine that goes is called by the types of its arguments, as they are called now.
        early = first.inTheWayOf(Stream.concat(types.stream(), renames.stream().map(Naming::object)
                .filter(one -> InTheWay.isType(one.kind()))).toList());
        TakenNames taken = new TakenNames(dialect);
        early.addAll(first.holding(taken, Stream.concat(makes.stream(), renames.stream())
                .flatMap(change -> taken.by(change).stream()).collect(Collectors.toSet())));
        Set<ObjectName> again = new LinkedHashSet<>(closure.rebuilt());
        again.addAll(first.defaults(early));
        again.addAll(defaultsOf(types, first.now(), names));
        letGo(first, names);
        rebuild(again);
    }

    /** Columns whose defaults change with their type: neither side's default need be a value of both types. */
    private List<ObjectName> defaultsOf(List<ObjectName> types, DependencyGraph now, NamesNow names) {
        return makes.stream().filter(change -> change instanceof AlterColumn one
                && !one.before().defaultExpression().equals(one.after().defaultExpression()))
                .map(change -> names.of(change.subject()))
                .filter(column -> types.stream().anyMatch(type -> now.dependents(type).contains(column))).toList();
    }

    /** What stays is taken from what goes first: a sequence from its owner, a child from its parent. */
    private void letGo(EarlyDrops first, NamesNow names) {
        Map<ObjectName, SchemaObject> objects = comparison.before().byName();
        for (int i = 0; i < makes.size(); i++) {
            if (makes.get(i) instanceof Replace(Sequence before, Sequence after)
                    && objects.get(names.of(before.id())) instanceof Sequence now && first.losesItsOwner(now)) {
                detached.add(new Replace(now, now.ownedBy(null)));
                makes.set(i, new Replace(before.ownedBy(null), after));
            } else if (makes.get(i) instanceof Replace(Table before, Table after)
                    && objects.get(names.of(before.id())) instanceof Table now
                    && !first.parentsThatStay(now).equals(now.traits().inherits())) {
                detached.add(new Replace(now, now.inheriting(first.parentsThatStay(now))));
                makes.set(i, new Replace(before.inheriting(first.parentsThatStay(before)), after));
            }
        }
    }

    private void sort(SchemaChange change) {
        switch (change) {
            case Drop _,DropColumn _,DropConstraint _,DropIndex _ -> drops.add(change);
            case Naming one -> renames.add(one);
            default -> makes.add(change);
        }
    }

    /** What is made again as it was has the new names of what it names. */
    private void rebuild(Set<ObjectName> rebuilt) {
        if (rebuilt.isEmpty()) {
            return;
        }
        Set<ObjectName> dropped = new HashSet<>();
        drops.forEach(change -> dropped.addAll(made(change.reverse())));
        Map<ObjectName, SchemaObject> objects = comparison.before().byName();
        DatabaseSchema renamed = comparison.before();
        List<ObjectName> names = new ArrayList<>(rebuilt);
        for (Naming rename : wholesFirst()) {
            NewNames renaming = NewNames.of(dialect, rename, renamed);
            renamed = renaming.apply(renamed);
            names.replaceAll(renaming::apply);
        }
        Map<ObjectName, SchemaObject> objectsThen = renamed.byName();
        int i = 0;
        for (ObjectName name : rebuilt) {
            ObjectName then = names.get(i++);
            SchemaChange out = dropped.contains(name) ? null : Removal.of(objects, name);
            SchemaChange again = out == null ? null : Removal.of(objectsThen, then);
            if (out instanceof AlterColumn alter && again instanceof AlterColumn back) {
                detach(alter, back);
            } else if (out instanceof Drop(Table part) && !part.isView()) {
                wholeAgain(out, then);
            } else if (out != null && again != null) {
                drops.add(out);
                makes.add(replacement(then).orElse(again.reverse()));
                madeUnderItsName(then);
            }
        }
    }

    /** A partition that goes with the whole comes back as the target has it: no part of it is changed by itself. */
    private void wholeAgain(SchemaChange drop, ObjectName then) {
        drops.removeIf(change -> isPartOf(change, drop.subject()));
        drops.add(drop);
        makes.removeIf(change -> isPartOf(change, then) || change instanceof Replace && change.subject().equals(then));
        renames.removeIf(change -> change.object().kind().isPart()
                && Renaming.tableOf(change.object()).equals(then));
        SchemaObject wanted = comparison.after().byName().get(then);
        makes.add(wanted == null ? drop.reverse() : new Create(wanted));
    }

    private static boolean isPartOf(SchemaChange change, ObjectName table) {
        return switch (change) {
            case DropColumn _,DropConstraint _,DropIndex _,AddColumn _,AddConstraint _,CreateIndex _,AlterColumn _ ->
                Renaming.tableOf(change.subject()).equals(table);
            default -> false;
        };
    }

    /** What is made again has its new name from the beginning. */
    private void madeUnderItsName(ObjectName then) {
        if (then.kind() == ObjectKind.CONSTRAINT || then.kind() == ObjectKind.INDEX) {
            renames.removeIf(rename -> rename.then().equals(then) && madeAgain.add(rename));
        }
    }

    /** What is made instead where the thing was to be replaced in its place. */
    private Optional<SchemaChange> replacement(ObjectName name) {
        for (SchemaChange change : makes) {
            if (change instanceof Replace(_, SchemaObject after) && after.id().equals(name)) {
                makes.remove(change);
                return Optional.of(new Create(after));
            }
        }
        return Optional.empty();
    }

    /** A default that is in the way is taken off and put back; where the column changes anyway, that puts it back. */
    private void detach(AlterColumn out, AlterColumn again) {
        if (out.before().equals(out.after())) {
            return;
        }
        detached.add(out);
        Column bare = again.after();
        for (int i = 0; i < makes.size(); i++) {
            if (makes.get(i) instanceof AlterColumn one && one.subject().equals(again.subject())) {
                makes.set(i, new AlterColumn(one.table(), bare, one.after()));
                return;
            }
        }
        makes.add(again.reverse());
    }

    private List<Naming> wholesFirst() {
        List<Naming> ordered = new ArrayList<>(renames.stream().filter(one -> !one.object().kind().isPart()).toList());
        ordered.addAll(renames.stream().filter(one -> one.object().kind().isPart()).toList());
        return ordered;
    }

    List<SchemaChange> changes() {
        List<SchemaChange> backwards = CreationOrder.of(drops.stream().map(SchemaChange::reverse).toList(),
                new DependencyGraph(comparison.before()), dialect);
        List<SchemaChange> dropped = backwards.reversed().stream().map(SchemaChange::reverse).toList();
        Set<ObjectName> madeAgain = new HashSet<>();
        makes.forEach(change -> madeAgain.addAll(made(change)));
        List<SchemaChange> changes = new ArrayList<>(detached);
        dropped.stream().filter(change -> !isLate(change, madeAgain)).forEach(changes::add);
        List<SchemaChange> schemas = makes.stream().filter(this::isMovedInto).toList();
        makes.removeAll(schemas);
        changes.addAll(schemas);
        changes.addAll(RenameOrder.of(wholesFirst()));
        changes.addAll(CreationOrder.of(makes, new DependencyGraph(comparison.after()), dialect));
        dropped.stream().filter(change -> isLate(change, madeAgain)).forEach(changes::add);
        return changes;
    }

    /** A schema has to be there before a table moves into it. */
    private boolean isMovedInto(SchemaChange change) {
        return change instanceof Create(Namespace schema) && renames.stream()
                .anyMatch(one -> one instanceof Move move && move.schema().equals(schema.name()));
    }

    /** The comments and grants of what the changes make, to be said once they are done. */
    List<SchemaChange> surroundings(List<SchemaChange> changes) {
        return surroundings(changes, commentsOfThen());
    }

    private boolean isLate(SchemaChange change, Set<ObjectName> madeAgain) {
        return change instanceof Drop && !madeAgain.contains(change.subject()) && !early.contains(change.subject())
                && EarlyDrops.isUsuallyLate(change.subject().kind());
    }

    /** What is made again keeps its comments and grants, what is new has the target's. */
    private DatabaseSchema commentsOfThen() {
        DatabaseSchema before = comparison.before();
        for (Naming rename : Stream.concat(wholesFirst().stream(), madeAgain.stream()).toList()) {
            before = NewNames.of(dialect, rename, before).apply(before);
        }
        Map<ObjectName, String> comments = new java.util.HashMap<>(comparison.after().comments());
        comments.putAll(before.comments());
        Map<ObjectName, Privileges> privileges = new java.util.HashMap<>(comparison.after().privileges());
        privileges.putAll(before.privileges());
        makes.forEach(change -> {
            if (change instanceof SchemaChange.ChangeComment one) {
                comments.remove(one.object());
            } else if (change instanceof SchemaChange.ChangePrivileges one) {
                privileges.remove(one.object());
            }
        });
        return new DatabaseSchema("", List.of(), List.of(), comments, privileges, List.of());
    }

    /** The comments and grants of what changes make. */
    static List<SchemaChange> surroundings(List<SchemaChange> changes, DatabaseSchema of) {
        List<SchemaChange> surroundings = new ArrayList<>();
        if (of.comments().isEmpty() && of.privileges().isEmpty()) {
            return surroundings;
        }
        for (SchemaChange change : changes) {
            for (ObjectName name : bare(change)) {
                String comment = of.comments().get(name);
                if (comment != null) {
                    surroundings.add(new SchemaChange.ChangeComment(name, "", comment));
                }
                Privileges privileges = of.privileges().get(name);
                if (privileges != null) {
                    surroundings.add(new SchemaChange.ChangePrivileges(name, Privileges.ofNew(name.kind()),
                            privileges));
                }
            }
        }
        return surroundings;
    }

    /** What begins without a comment or grants. */
    private static List<ObjectName> bare(SchemaChange change) {
        if (TypesMadeAnew.isMadeAnew(change)) {
            return List.of(change.subject());
        }
        return change instanceof AlterColumn || change instanceof Replace ? List.of() : made(change);
    }

    /** The names of what a change makes or makes anew. */
    static List<ObjectName> made(SchemaChange change) {
        return switch (change) {
            case Create(Table table) -> {
                List<ObjectName> names = new ArrayList<>(DependencyGraph.parts(table));
                names.add(table.id());
                yield names;
            }
            case Create(SchemaObject object) -> List.of(object.id());
            case Replace(_, SchemaObject object) -> List.of(object.id());
            case AddColumn _,AddConstraint _,CreateIndex _,AlterColumn _ -> List.of(change.subject());
            default -> List.of();
        };
    }
}
