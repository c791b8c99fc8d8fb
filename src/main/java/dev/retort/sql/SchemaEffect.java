package dev.retort.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One thing a statement does to the tables of a PostgreSQL database, told from its words alone. */
public sealed interface SchemaEffect {

    /**
     * A column as it is written.
     *
     * @param defaultExpression empty for none
     * @param generated the expression of a generated column, or {@code always}/{@code by default} for an identity
     */
    record ColumnWords(String name, String type, boolean nullable, String defaultExpression, String generated) {}

    /** What a constraint is. */
    enum ConstraintKind {
        PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION
    }

    /**
     * A constraint as it is written.
     *
     * @param name empty where it has none
     * @param target the table a foreign key points at; null for another kind
     * @param text a check's expression, or what stands behind the columns
     */
    record ConstraintWords(ConstraintKind kind, String name, List<String> columns, @Nullable ObjectName target,
            List<String> targetColumns, String text) {}

    /** What a relation without columns of its own words is. */
    enum RelationKind {
        VIEW, MATERIALIZED_VIEW
    }

    record TableMade(ObjectName table, boolean unlessThere, List<ColumnWords> columns,
            List<ConstraintWords> constraints) implements SchemaEffect {}

    /** A table whose columns its words do not say, such as one made from a query. */
    record TableMadeUnread(ObjectName table, boolean unlessThere) implements SchemaEffect {}

    record ViewMade(ObjectName view, RelationKind kind) implements SchemaEffect {}

    record RelationsDropped(List<ObjectName> relations) implements SchemaEffect {}

    record RelationRenamed(ObjectName relation, String to) implements SchemaEffect {}

    record RelationMoved(ObjectName relation, String schema) implements SchemaEffect {}

    record ColumnAdded(ObjectName table, boolean unlessThere, ColumnWords column,
            List<ConstraintWords> constraints) implements SchemaEffect {}

    record ColumnDropped(ObjectName table, String column) implements SchemaEffect {}

    record ColumnRenamed(ObjectName table, String from, String to) implements SchemaEffect {}

    /** Null is what stays as it is. */
    record ColumnChanged(ObjectName table, String column, @Nullable String type, @Nullable Boolean nullable,
            @Nullable String defaultExpression) implements SchemaEffect {}

    record ConstraintAdded(ObjectName table, ConstraintWords constraint) implements SchemaEffect {}

    record ConstraintDropped(ObjectName table, String name) implements SchemaEffect {}

    record ConstraintRenamed(ObjectName table, String from, String to) implements SchemaEffect {}

    record IndexMade(ObjectName table, String name, boolean unique, String definition) implements SchemaEffect {}

    record IndexesDropped(List<ObjectName> indexes) implements SchemaEffect {}

    record EnumMade(ObjectName type, List<String> labels) implements SchemaEffect {}

    record EnumExtended(ObjectName type, String label) implements SchemaEffect {}

    record TypesDropped(List<ObjectName> types) implements SchemaEffect {}

    record SequenceMade(ObjectName sequence) implements SchemaEffect {}

    record SequencesDropped(List<ObjectName> sequences) implements SchemaEffect {}

    record SchemaMade(String name) implements SchemaEffect {}

    record SchemasDropped(List<ObjectName> names) implements SchemaEffect {}

    /** Something about this relation that is not read. */
    record Touched(ObjectName relation) implements SchemaEffect {}

    /** Anything may have changed; {@code what} is a clause such as {@code runs a block of code}. */
    record Unknown(String what) implements SchemaEffect {}
}
