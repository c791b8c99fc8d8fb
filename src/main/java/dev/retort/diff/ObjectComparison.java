package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Domain;
import dev.retort.schema.Extension;
import dev.retort.schema.Policy;
import dev.retort.schema.Routine;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.Trigger;

/** Two objects of one name that are no tables with rows: views, routines, triggers, types, sequences. */
final class ObjectComparison {

    private final Consumer<Difference> found;

    ObjectComparison(Consumer<Difference> found) {
        this.found = found;
    }

    /** @param now as the database has it; {@code before} the same with the names that hold after the renames */
    void compare(SchemaObject now, SchemaObject before, SchemaObject after) {
        if (before.equals(after)) {
            return;
        }
        switch (before) {
            case Table one when after instanceof Table other -> views((Table) now, one, other);
            case Routine one when after instanceof Routine other ->
                alter(now, one, other, sameHead(one, other), "another definition");
            case Trigger one when after instanceof Trigger other -> alter(now, one, other,
                    one.definition().equals(other.definition()),
                    one.definition().equals(other.definition())
                            ? "enabled " + one.enabled() + " → " + other.enabled()
                            : "another definition");
            case Policy one when after instanceof Policy other -> alter(now, one, other, false,
                    Described.shortened(one.definition()) + " → " + Described.shortened(other.definition()));
            case Domain one when after instanceof Domain other -> alter(now, one, other, true, domain(one, other));
            // Which version a server has to offer is not the target's to say.
            case Extension one when after instanceof Extension other && one.schema().equals(other.schema()) -> {}
            case Sequence one when after instanceof Sequence other && sameBut(one, other) -> {}
            default -> alter(now, before, after, true,
                    Described.detail(before) + " → " + Described.detail(after));
        }
    }

    private static boolean sameBut(Sequence one, Sequence other) {
        return new Sequence(one.schema(), one.name(), one.type(), one.start(), one.increment(), one.minimum(),
                one.maximum(), one.cache(), one.cycle(), other.ownedBy()).equals(other)
                && Objects.equals(one.ownedBy(), other.ownedBy());
    }

    private static String domain(Domain one, Domain other) {
        List<String> parts = new ArrayList<>();
        if (!one.type().equals(other.type())) {
            parts.add(Described.type(one.type()) + " → " + Described.type(other.type()));
        }
        if (one.nullable() != other.nullable()) {
            parts.add(other.nullable() ? "now nullable" : "now NOT NULL");
        }
        if (!one.defaultExpression().equals(other.defaultExpression())) {
            parts.add("default " + Described.expression(one.defaultExpression()) + " → "
                    + Described.expression(other.defaultExpression()));
        }
        if (!one.checks().equals(other.checks())) {
            parts.add("other checks");
        }
        return String.join(", ", parts);
    }

    /** Whether the server takes the new definition in the old one's place: name, arguments and result stay. */
    private static boolean sameHead(Routine one, Routine other) {
        return one.kind() == other.kind() && one.kind() != Routine.Kind.AGGREGATE
                && head(one.definition()).equals(head(other.definition()));
    }

    private static String head(String definition) {
        int language = definition.indexOf("\n LANGUAGE ");
        return language < 0 ? definition : definition.substring(0, language);
    }

    private void views(Table now, Table before, Table after) {
        boolean sameRows = before.kind() == after.kind() && before.definition().equals(after.definition())
                && sameColumns(before, after);
        if (!sameRows) {
            boolean inPlace = before.kind() == TableKind.VIEW && after.kind() == TableKind.VIEW
                    && sameColumns(before, after) && before.traits().equals(after.traits());
            alter(now, before, after, inPlace, "another query");
            return;
        }
        new TableComparison(now, before, after, Map.of(), found).indexes();
        boolean comments = !before.comment().equals(after.comment()) || !before.columns().equals(after.columns());
        if (comments || !before.traits().equals(after.traits())) {
            alter(now, before, after, true, comments
                    ? "comments"
                    : new TraitWords(before.traits(), after.traits()).detail());
        }
    }

    private static boolean sameColumns(Table one, Table other) {
        return one.columns().stream().map(ObjectComparison::shape).toList()
                .equals(other.columns().stream().map(ObjectComparison::shape).toList());
    }

    private static List<String> shape(Column column) {
        return List.of(column.name(), column.type(), column.collation());
    }

    private void alter(SchemaObject now, SchemaObject before, SchemaObject after, boolean inPlace, String detail) {
        List<SchemaChange> changes = inPlace
                ? List.of(new SchemaChange.Replace(before, after))
                : List.of(new SchemaChange.Drop(now), new SchemaChange.Create(after));
        found.accept(Differences.alter(after, detail, changes, Loss.NONE, List.of()));
    }
}
