package dev.retort.schema;

import java.util.List;

/**
 * A table or view.
 *
 * @param definition for a view its query; the statement that makes it where the database keeps it (SQLite); for a
 *        foreign table of PostgreSQL, and where {@code traits} were not read for a partitioned table and a partition,
 *        the clause that says so; else empty
 */
public record Table(String schema, String name, TableKind kind, List<Column> columns, List<Constraint> constraints,
        List<Index> indexes, String comment, String definition, TableTraits traits) implements SchemaObject {

    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
    }

    public Table(String schema, String name, TableKind kind, List<Column> columns, List<Constraint> constraints,
            List<Index> indexes, String comment, String definition) {
        this(schema, name, kind, columns, constraints, indexes, comment, definition, TableTraits.PLAIN);
    }

    /** Whether it shows rows of other tables: a view, materialized or not. */
    public boolean isView() {
        return kind == TableKind.VIEW || kind == TableKind.MATERIALIZED_VIEW;
    }

    @Override
    public ObjectName id() {
        return ObjectName.of(isView() ? ObjectKind.VIEW : ObjectKind.TABLE, schema, name);
    }

    /** The same table with other tables to inherit from, each as the database spells it. */
    public Table inheriting(List<String> parents) {
        return new Table(schema, name, kind, columns, constraints, indexes, comment, definition,
                new TableTraits(traits.unlogged(), traits.options(), traits.rowSecurity(),
                        traits.forcedRowSecurity(), parents, traits.partitionOf(), traits.partitionBound(),
                        traits.partitionBy()));
    }
}
