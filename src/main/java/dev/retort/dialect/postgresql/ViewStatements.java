package dev.retort.dialect.postgresql;

import java.util.List;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** Views and materialized views. */
final class ViewStatements {

    private final Writing writing;
    private final SqlNames names;

    ViewStatements(Writing writing) {
        this.writing = writing;
        names = writing.names();
    }

    void create(SchemaChange change, Table view) {
        writing.add(change, "CREATE " + word(view) + " " + text(view));
        ConstraintStatements indexes = new ConstraintStatements(writing);
        view.indexes().forEach(index -> writing.add(change, indexes.index(view.id(), index, "")));
        comments(change, new Table(view.schema(), view.name(), view.kind(), List.of(), List.of(), List.of(), "",
                ""), view);
    }

    private String text(Table view) {
        List<String> options = view.traits().options();
        return names.of(view.id()) + columns(view)
                + (options.isEmpty() ? "" : " WITH (" + TableStatements.options(options) + ")")
                + " AS\n" + view.definition();
    }

    /**
     * Where a column is renamed in the same revision, the query may name it otherwise than the view does, as what the
     * server itself would have made of the rename: then the view's columns are said.
     */
    private String columns(Table view) {
        return writing.renamesColumns() ? " " + names.list(view.columns().stream().map(Column::name).toList()) : "";
    }

    void drop(SchemaChange change, Table view) {
        writing.add(change, "DROP " + word(view) + " " + names.of(view.id()));
    }

    void replace(SchemaChange change, Table before, Table after) {
        boolean same = before.kind() == after.kind() && before.definition().equals(after.definition())
                && before.traits().equals(after.traits()) && shape(before).equals(shape(after));
        if (same) {
            comments(change, before, after);
        } else if (before.kind() == TableKind.VIEW && after.kind() == TableKind.VIEW && keepsColumns(before, after)) {
            writing.add(change, "CREATE OR REPLACE VIEW " + text(after));
            comments(change, before, after);
        } else {
            drop(change, before);
            create(change, withIndexesSoFar(after));
        }
    }

    /** CREATE OR REPLACE may add columns at the end and change nothing of the others. */
    private static boolean keepsColumns(Table before, Table after) {
        List<String> old = shape(before);
        List<String> now = shape(after);
        return now.size() >= old.size() && now.subList(0, old.size()).equals(old);
    }

    private static List<String> shape(Table view) {
        return view.columns().stream().map(column -> column.name() + " " + column.type() + " " + column.collation())
                .toList();
    }

    /** What is dropped with the view is put back, as far as no change of its own is still to come. */
    private Table withIndexesSoFar(Table after) {
        Table now = writing.soFar().table(after.id());
        List<Index> kept = now == null ? List.of() : now.indexes().stream().filter(this::staysOrComes).toList();
        return new Table(after.schema(), after.name(), after.kind(), after.columns(), after.constraints(), kept,
                after.comment(), after.definition(), after.traits());
    }

    private boolean staysOrComes(Index index) {
        List<SchemaChange> later = writing.changes().stream()
                .filter(change -> change instanceof SchemaChange.DropIndex drop && drop.index().equals(index)).toList();
        later.forEach(writing::markDone);
        return later.isEmpty();
    }

    private void comments(SchemaChange change, Table before, Table after) {
        String name = names.of(after.id());
        if (!before.comment().equals(after.comment())) {
            writing.add(change, "COMMENT ON " + word(after) + " " + name + " IS " + text(after.comment()));
        }
        for (Column column : after.columns()) {
            String old = before.columns().stream().filter(one -> one.name().equals(column.name())).map(Column::comment)
                    .findFirst().orElse("");
            if (!old.equals(column.comment())) {
                writing.add(change, "COMMENT ON COLUMN " + name + "." + names.of(column.name()) + " IS "
                        + text(column.comment()));
            }
        }
    }

    private static String text(String comment) {
        return comment.isEmpty() ? "NULL" : SqlNames.literal(comment);
    }

    static String word(Table view) {
        return view.kind() == TableKind.MATERIALIZED_VIEW ? "MATERIALIZED VIEW" : "VIEW";
    }
}
