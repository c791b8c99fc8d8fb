package dev.retort.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AddConstraint;
import dev.retort.operation.SchemaChange.Create;
import dev.retort.operation.SchemaChange.CreateIndex;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.schema.Constraint;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * Which names a change takes of those that tables, views, indexes, sequences and types have to share: PostgreSQL's
 * {@code pg_class} and {@code pg_type}, and SQLite's one list for a database. A part of a partitioned table shares its
 * bounds with no other.
 */
record TakenNames(DialectName dialect) {

    /** The names a change takes, each with its schema. */
    List<String> by(SchemaChange change) {
        List<String> names = new ArrayList<>();
        switch (change) {
            case Create(Table table) -> {
                names.add(name(table.schema(), table.name()));
                if (!table.traits().partitionOf().isEmpty()) {
                    names.add("part " + table.traits().partitionBound() + " of " + table.traits().partitionOf());
                }
                table.indexes().forEach(index -> names.add(name(table.schema(), index.name())));
                table.constraints().stream().filter(this::hasIndex)
                        .forEach(constraint -> names.add(name(table.schema(), constraint.name())));
            }
            case Create(SchemaObject object) when shares(object.id().kind()) -> names.add(name(object.id()));
            case Naming one when shares(one.object().kind()) -> names.add(name(one.then()));
            case CreateIndex one -> names.add(name(change.subject()));
            case AddConstraint one when hasIndex(one.constraint()) -> names.add(name(change.subject()));
            default -> {
                // Takes none of them.
            }
        }
        return names;
    }

    /** The names a change sets free. */
    List<String> freedBy(SchemaChange change) {
        return by(change.reverse());
    }

    private static boolean shares(ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, SEQUENCE, ENUM, DOMAIN, COMPOSITE_TYPE, INDEX -> true;
            default -> false;
        };
    }

    private boolean hasIndex(Constraint constraint) {
        return dialect == DialectName.POSTGRESQL && !constraint.name().isEmpty() && switch (constraint) {
            case Constraint.PrimaryKey _,Constraint.Unique _,Constraint.Exclusion _ -> true;
            case Constraint.ForeignKey _,Constraint.Check _ -> false;
        };
    }

    private String name(ObjectName object) {
        return name(object.schema(), object.name());
    }

    private String name(String schema, String name) {
        return schema + "." + (dialect == DialectName.SQLITE ? name.toLowerCase(Locale.ROOT) : name);
    }
}
