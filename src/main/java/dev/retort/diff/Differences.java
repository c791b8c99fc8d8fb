package dev.retort.diff;

import java.util.List;
import java.util.stream.Stream;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;

/** Makes differences and finds the words for them. */
final class Differences {

    private Differences() {}

    static Difference add(SchemaObject object, List<SchemaObject> within) {
        List<SchemaChange> changes = Stream.concat(Stream.of(object), within.stream())
                .<SchemaChange>map(SchemaChange.Create::new).toList();
        return one(DifferenceKind.ADD, object.id(), changes,
                words("adds", Described.noun(object), object.id().name(), Described.detail(object)), Loss.NONE,
                List.of(), Preselection.WANTED);
    }

    static Difference drop(SchemaObject object, List<SchemaObject> within, Preselection standing) {
        List<SchemaChange> changes = Stream.concat(within.stream(), Stream.of(object))
                .<SchemaChange>map(SchemaChange.Drop::new).toList();
        boolean rows = object instanceof Table table && !table.isView();
        return one(DifferenceKind.DROP, object.id(), changes,
                words("drops", Described.noun(object), object.id().name(), Described.detail(object)),
                rows ? Loss.ROWS : Loss.NONE, List.of(), standing);
    }

    /** @param changes how the one becomes the other */
    static Difference alter(SchemaObject after, String detail, List<SchemaChange> changes, Loss loss,
            List<String> warnings) {
        return one(DifferenceKind.ALTER, after.id(), changes,
                words("alters", Described.noun(after), after.id().name(), detail), loss, warnings, Preselection.WANTED);
    }

    static Difference rename(SchemaChange.Naming naming, String noun) {
        String from = naming.object().name();
        Wording wording = switch (naming) {
            case SchemaChange.Rename one -> new Wording(noun, from, "→ " + one.to(),
                    "renames " + noun + " " + from + " to " + one.to());
            case SchemaChange.Move one -> new Wording(noun, from, "→ schema " + one.schema(),
                    "moves " + noun + " " + from + " to schema " + one.schema());
        };
        return one(DifferenceKind.RENAME, naming.then(), List.of(naming), wording, Loss.NONE, List.of(),
                Preselection.WANTED);
    }

    static Difference add(ObjectName table, Column column) {
        List<String> warnings = !column.nullable() && column.defaultExpression().isEmpty()
                && column.generated().isEmpty()
                        ? List.of("Rows that are there get no value for " + column.name()
                                + ", which is NOT NULL without a default: it fails unless the table is empty.")
                        : List.of();
        return one(DifferenceKind.ADD, table.part(ObjectKind.COLUMN, column.name()),
                List.of(new SchemaChange.AddColumn(table, column)),
                words("adds", "column", column.name(), Described.column(column)), Loss.NONE, warnings,
                Preselection.WANTED);
    }

    static Difference drop(ObjectName table, Column column) {
        return one(DifferenceKind.DROP, table.part(ObjectKind.COLUMN, column.name()),
                List.of(new SchemaChange.DropColumn(table, column)),
                words("drops", "column", column.name(), Described.column(column)),
                column.generated().isEmpty() || column.isIdentity() ? Loss.VALUES : Loss.NONE, List.of(),
                Preselection.WANTED);
    }

    static Difference alter(ObjectName table, ColumnComparison columns) {
        Column wanted = columns.wanted();
        boolean anew = !wanted.generated().isEmpty() && !wanted.isIdentity() && !columns.before().isIdentity()
                && (!columns.before().generated().equals(wanted.generated())
                        || !columns.before().rule().equals(wanted.rule()));
        List<SchemaChange> changes = anew
                ? List.of(new SchemaChange.DropColumn(table, columns.before()),
                        new SchemaChange.AddColumn(table, wanted))
                : List.of(new SchemaChange.AlterColumn(table, columns.before(), wanted));
        return one(DifferenceKind.ALTER, table.part(ObjectKind.COLUMN, wanted.name()), changes,
                words("alters", "column", wanted.name(), columns.detail()), columns.loss(), columns.warnings(),
                Preselection.WANTED);
    }

    static Difference add(ObjectName table, Constraint constraint) {
        List<String> warnings = constraint instanceof Constraint.Check || constraint instanceof Constraint.ForeignKey
                || constraint instanceof Constraint.Unique || constraint instanceof Constraint.Exclusion
                        ? List.of("Rows that break it are in its way.")
                        : List.of();
        return one(DifferenceKind.ADD, table.part(ObjectKind.CONSTRAINT, constraint.name()),
                List.of(new SchemaChange.AddConstraint(table, constraint)),
                words("adds", Described.noun(constraint), constraint.name(), Described.detail(constraint)),
                Loss.NONE, warnings, Preselection.WANTED);
    }

    static Difference drop(ObjectName table, Constraint constraint) {
        return one(DifferenceKind.DROP, table.part(ObjectKind.CONSTRAINT, constraint.name()),
                List.of(new SchemaChange.DropConstraint(table, constraint)),
                words("drops", Described.noun(constraint), constraint.name(), Described.detail(constraint)),
                Loss.NONE, List.of(), Preselection.WANTED);
    }

    /** @param tableNow the table by its name in the database, which is where the old one is dropped */
    static Difference alter(ObjectName tableNow, Constraint before, ObjectName table, Constraint after,
            String detailBefore) {
        return one(DifferenceKind.ALTER, table.part(ObjectKind.CONSTRAINT, after.name()),
                List.of(new SchemaChange.DropConstraint(tableNow, before),
                        new SchemaChange.AddConstraint(table, after)),
                words("alters", Described.noun(after), after.name(),
                        detailBefore + " → " + Described.detail(after)),
                Loss.NONE, List.of(), Preselection.WANTED);
    }

    static Difference add(ObjectName table, Index index) {
        return one(DifferenceKind.ADD, table.part(ObjectKind.INDEX, index.name()),
                List.of(new SchemaChange.CreateIndex(table, index)),
                words("adds", Described.noun(index), index.name(), Described.detail(index)), Loss.NONE,
                index.unique() ? List.of("Rows with equal values are in its way.") : List.of(), Preselection.WANTED);
    }

    static Difference drop(ObjectName table, Index index) {
        return one(DifferenceKind.DROP, table.part(ObjectKind.INDEX, index.name()),
                List.of(new SchemaChange.DropIndex(table, index)),
                words("drops", Described.noun(index), index.name(), Described.detail(index)), Loss.NONE, List.of(),
                Preselection.WANTED);
    }

    static Difference alter(ObjectName tableNow, Index before, ObjectName table, Index after, String detailBefore) {
        return one(DifferenceKind.ALTER, table.part(ObjectKind.INDEX, after.name()),
                List.of(new SchemaChange.DropIndex(tableNow, before), new SchemaChange.CreateIndex(table, after)),
                words("alters", Described.noun(after), after.name(),
                        before.valid() ? detailBefore + " → " + Described.detail(after) : "was never finished"),
                Loss.NONE, List.of(), Preselection.WANTED);
    }

    static Difference of(DifferenceKind kind, ObjectName object, SchemaChange change, Wording wording, Loss loss,
            List<String> warnings) {
        return one(kind, object, List.of(change), wording, loss, warnings, Preselection.WANTED);
    }

    static Wording words(String verb, String noun, String name, String detail) {
        return new Wording(noun, name, detail, (verb + " " + noun + " " + name + " " + detail).strip());
    }

    private static Difference one(DifferenceKind kind, ObjectName object, List<SchemaChange> changes, Wording wording,
            Loss loss, List<String> warnings, Preselection standing) {
        ObjectName under = object.kind().isPart() ? Renaming.tableOf(object) : object;
        return new Difference(kind, object, under, changes, wording, loss, warnings, standing);
    }
}
