package dev.retort.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.diff.InTheWay.Disturbance;
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
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * Chosen differences with all they cannot be without: other differences, and things that have to be out of the way for
 * a while and are made again as they were.
 */
final class Closure {

    private final DependencyGraph now;
    private final DependencyGraph after;
    private final NamesNow names;
    private final Map<ObjectName, Difference> makers = new HashMap<>();
    private final Map<ObjectName, Difference> touchers = new HashMap<>();
    private final NewLabels labels = new NewLabels();
    private final InTheWay way;
    private final TakenNames taken;
    private final Map<String, Difference> freers = new HashMap<>();
    private final Set<Difference> included = new LinkedHashSet<>();
    private final List<PulledIn> pulledIn = new ArrayList<>();
    private final Map<ObjectName, ObjectName> rebuilt = new LinkedHashMap<>();
    private final Deque<Difference> waiting = new ArrayDeque<>();

    Closure(Comparison comparison, Collection<Difference> chosen) {
        now = new DependencyGraph(comparison.before());
        way = new InTheWay(comparison.settings().dialect(), now, touchers);
        taken = new TakenNames(comparison.settings().dialect());
        after = new DependencyGraph(comparison.after());
        names = new NamesNow(comparison.differences().stream().flatMap(one -> one.changes().stream())
                .filter(Naming.class::isInstance).map(Naming.class::cast).toList());
        comparison.differences().forEach(this::register);
        included.addAll(chosen);
        waiting.addAll(included);
        while (!waiting.isEmpty()) {
            Difference next = waiting.removeFirst();
            next.changes().forEach(this::follow);
        }
    }

    /** What is in the way when these types are made anew in a schema where nothing else changes. */
    private Closure(DialectName dialect, DatabaseSchema schema, Collection<ObjectName> types) {
        now = new DependencyGraph(schema);
        way = new InTheWay(dialect, now, touchers);
        taken = new TakenNames(dialect);
        after = now;
        names = new NamesNow(List.of());
        types.forEach(type -> disturb(type, Disturbance.OTHER_TYPE));
    }

    /** What has to be out of the way for a while when these types are made anew. */
    static Set<ObjectName> inTheWay(DialectName dialect, DatabaseSchema schema, Collection<ObjectName> types) {
        return new Closure(dialect, schema, types).rebuilt();
    }

    /** The chosen differences, then those that came along. */
    Set<Difference> differences() {
        return included;
    }

    List<PulledIn> pulledIn() {
        return pulledIn;
    }

    /** What is dropped and made again as it was, by its name now. */
    Set<ObjectName> rebuilt() {
        return rebuilt.keySet();
    }

    private void register(Difference difference) {
        labels.register(difference);
        for (SchemaChange change : difference.changes()) {
            taken.freedBy(change).forEach(name -> freers.put(name, difference));
            switch (change) {
                case Create(Table table) -> {
                    makers.put(table.id(), difference);
                    DependencyGraph.parts(table).forEach(part -> makers.put(part, difference));
                }
                case Create(SchemaObject object) -> makers.put(object.id(), difference);
                case Drop(Table table) -> {
                    touchers.put(table.id(), difference);
                    DependencyGraph.parts(table).forEach(part -> touchers.put(part, difference));
                }
                case Drop(SchemaObject object) -> touchers.put(object.id(), difference);
                case Replace(SchemaObject object, _) -> touchers.putIfAbsent(names.of(object.id()), difference);
                case Naming one -> {
                    makers.put(one.then(), difference);
                    if (one instanceof Move) {
                        // It is out of its schema's way when it is in the other.
                        touchers.putIfAbsent(names.of(one.then()), difference);
                    }
                }
                case AddColumn _,AddConstraint _,CreateIndex _ -> makers.put(change.subject(), difference);
                case DropColumn _,DropConstraint _,DropIndex _ -> touchers.put(change.subject(), difference);
                case AlterColumn one -> {
                    touchers.putIfAbsent(names.of(change.subject()), difference);
                    if (InTheWay.isAnotherType(one)) {
                        makers.putIfAbsent(change.subject(), difference);
                    }
                }
                default -> {
                    // Labels, comments and privileges are in nobody's way.
                }
            }
        }
    }

    private void follow(SchemaChange change) {
        // A name is taken when what has it now is gone.
        taken.by(change).stream().map(freers::get).filter(Objects::nonNull)
                .forEach(difference -> include(difference, change.subject()));
        switch (change) {
            case Create(Table table) -> {
                need(table.id(), ObjectName.of(ObjectKind.SCHEMA, "", table.schema()));
                need(table.id());
                DependencyGraph.parts(table).forEach(this::need);
            }
            case Create(SchemaObject object) -> {
                need(object.id(), ObjectName.of(ObjectKind.SCHEMA, "", object.id().schema()));
                need(object.id());
            }
            case Drop(SchemaObject object) -> disturb(object.id(), isMadeAgain(object)
                    ? Disturbance.MADE_ANEW
                    : Disturbance.GONE);
            case Replace(SchemaObject before, SchemaObject object) -> {
                need(object.id());
                if (TypesMadeAnew.isMadeAnew(change)) {
                    disturb(names.of(before.id()), Disturbance.OTHER_TYPE);
                } else if (before instanceof Domain one && object instanceof Domain other
                        && hasOtherRules(one, other)) {
                    disturbHolders(names.of(before.id()), false);
                }
                if (before instanceof EnumType one && object instanceof EnumType other) {
                    freeLabels(one, other);
                }
            }
            case Naming one -> {
                if (one instanceof Move move) {
                    need(one.object(), ObjectName.of(ObjectKind.SCHEMA, "", move.schema()));
                }
                needTable(one.object());
                disturb(names.of(one.then()), Disturbance.OTHER_NAME);
            }
            case AddColumn _,AddConstraint _,CreateIndex _ -> {
                needTable(change.subject());
                need(change.subject());
            }
            case DropColumn _,DropConstraint _,DropIndex _ -> disturb(change.subject(),
                    makers.containsKey(change.subject()) ? Disturbance.MADE_ANEW : Disturbance.GONE);
            case AlterColumn one -> {
                needTable(change.subject());
                need(change.subject());
                if (InTheWay.isAnotherType(one)) {
                    disturb(names.of(change.subject()), Disturbance.OTHER_TYPE);
                }
            }
            // Labels, comments and privileges need what is there anyway, under the name it has then.
            default -> {
                needName(change.subject(), change.subject());
                if (change.subject().kind().isPart()) {
                    needName(change.subject(), Renaming.tableOf(change.subject()));
                }
            }
        }
    }

    private void needName(ObjectName because, ObjectName named) {
        Difference maker = makers.get(named);
        if (maker != null && maker.kind() == DifferenceKind.RENAME) {
            include(maker, because);
        }
    }

    /** Whether it comes back with all that stood on it: a view without one of its columns does not. */
    private boolean isMadeAgain(SchemaObject object) {
        if (!makers.containsKey(object.id()) || makers.get(object.id()) != touchers.get(object.id())) {
            return false;
        }
        return !(object instanceof Table table && table.isView() && after.object(table.id()) instanceof Table other)
                || other.columns().stream().map(Column::name).toList()
                        .containsAll(table.columns().stream().map(Column::name).toList());
    }

    private void needTable(ObjectName part) {
        if (part.kind().isPart()) {
            need(part, Renaming.tableOf(part));
            need(part, part);
        }
    }

    /** All that a thing of the target cannot be without. */
    private void need(ObjectName name) {
        for (ObjectName needed : after.requirements(name)) {
            need(name, needed);
            labels.makers(needed, () -> after.text(name)).forEach(maker -> include(maker, name));
            if (needed.kind().isPart()) {
                need(name, Renaming.tableOf(needed));
            }
        }
    }

    private void need(ObjectName because, ObjectName needed) {
        Difference maker = makers.get(needed);
        if (maker != null) {
            include(maker, because);
        }
    }

    private void include(Difference difference, ObjectName because) {
        if (included.add(difference)) {
            pulledIn.add(new PulledIn(difference.object(), because, Optional.of(difference)));
            waiting.add(difference);
        }
    }

    private void disturb(ObjectName name, Disturbance how) {
        if (InTheWay.isType(name.kind()) && how == Disturbance.OTHER_TYPE) {
            // The columns change with their type, and what depends on the type itself is in its way.
            for (ObjectName dependent : now.dependents(name)) {
                disturb(dependent, dependent.kind() == ObjectKind.COLUMN ? how : Disturbance.MADE_ANEW, name);
            }
            return;
        }
        now.dependents(name).forEach(dependent -> giveWay(dependent, name, how));
    }

    private void disturb(ObjectName dependent, Disturbance how, ObjectName because) {
        if (dependent.kind() == ObjectKind.COLUMN) {
            disturb(dependent, how);
        } else {
            giveWay(dependent, because, how);
        }
    }

    private void giveWay(ObjectName dependent, ObjectName because, Disturbance how) {
        if (InTheWay.isInside(dependent, because) || !way.mustGiveWay(dependent, because, how)) {
            return;
        }
        Difference own = touchers.get(dependent);
        if (own != null && (how == Disturbance.GONE || own.preselection() != Preselection.NOT_IN_TARGET)) {
            include(own, because);
            if (own.changes().stream().noneMatch(Closure::clearsTheWay)) {
                rebuild(dependent, because);
            }
        } else {
            rebuild(dependent, because);
        }
    }

    private static boolean hasOtherRules(Domain one, Domain other) {
        return one.nullable() != other.nullable() || !one.checks().equals(other.checks());
    }

    /**
     * The server looks at no value of a domain inside another value, so columns of its arrays and of rows with it are of
     * another type while it gets stricter.
     */
    private void disturbHolders(ObjectName type, boolean inside) {
        for (ObjectName dependent : now.dependents(type)) {
            switch (dependent.kind()) {
                case COMPOSITE_TYPE -> disturbHolders(dependent, true);
                case DOMAIN -> disturbHolders(dependent, inside);
                case COLUMN -> {
                    if (inside || way.isArrayNow(dependent)) {
                        disturb(dependent, Disturbance.OTHER_TYPE);
                    }
                }
                default -> {
                    // Holds no values.
                }
            }
        }
    }

    /** A label goes with all that names it; what other programs have of it is left to whoever owns it. */
    private void freeLabels(EnumType before, EnumType after) {
        List<String> gone = before.labels().stream().filter(label -> !after.labels().contains(label)).toList();
        if (gone.isEmpty()) {
            return;
        }
        for (ObjectName dependent : now.dependents(names.of(before.id()))) {
            Difference own = touchers.get(dependent);
            if (own != null && own.preselection() != Preselection.NOT_IN_TARGET
                    && dependent.kind() != ObjectKind.ROUTINE
                    && NewLabels.names(now.text(dependent), gone)) {
                include(own, before.id());
            }
        }
    }

    private static boolean clearsTheWay(SchemaChange change) {
        return change instanceof Drop || change instanceof DropColumn || change instanceof DropConstraint
                || change instanceof DropIndex || change instanceof AlterColumn;
    }

    private void rebuild(ObjectName name, ObjectName because) {
        if (way.canBeRebuilt(name, because) && rebuilt.putIfAbsent(name, because) == null) {
            pulledIn.add(new PulledIn(name, because, Optional.empty()));
            if (name.kind() != ObjectKind.COLUMN || way.isGeneratedNow(name)) {
                disturb(name, Disturbance.MADE_ANEW);
            }
        }
    }
}
