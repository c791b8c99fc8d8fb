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
    record ConstraintWords(ConstraintKind kind, String name, List<String> columns, @Nullable QualifiedName target,
            List<String> targetColumns, String text) {}

    /** What a relation without columns of its own words is. */
    enum RelationKind {
        VIEW, MATERIALIZED_VIEW
    }

    record TableMade(QualifiedName table, boolean unlessThere, List<ColumnWords> columns,
            List<ConstraintWords> constraints) implements SchemaEffect {}

    /** A table whose columns its words do not say, such as one made from a query. */
    record TableMadeUnread(QualifiedName table, boolean unlessThere) implements SchemaEffect {}

    record ViewMade(QualifiedName view, RelationKind kind) implements SchemaEffect {}

    record RelationsDropped(List<QualifiedName> relations) implements SchemaEffect {}

    record RelationRenamed(QualifiedName relation, String to) implements SchemaEffect {}

    record RelationMoved(QualifiedName relation, String schema) implements SchemaEffect {}

    record ColumnAdded(QualifiedName table, boolean unlessThere, ColumnWords column,
            List<ConstraintWords> constraints) implements SchemaEffect {}

    record ColumnDropped(QualifiedName table, String column) implements SchemaEffect {}

    record ColumnRenamed(QualifiedName table, String from, String to) implements SchemaEffect {}

    /** Null is what stays as it is. */
    record ColumnChanged(QualifiedName table, String column, @Nullable String type, @Nullable Boolean nullable,
            @Nullable String defaultExpression) implements SchemaEffect {}

    record ConstraintAdded(QualifiedName table, ConstraintWords constraint) implements SchemaEffect {}

    record ConstraintDropped(QualifiedName table, String name) implements SchemaEffect {}

    record ConstraintRenamed(QualifiedName table, String from, String to) implements SchemaEffect {}

    record IndexMade(QualifiedName table, String name, boolean unique, String definition) implements SchemaEffect {}

    record IndexesDropped(List<QualifiedName> indexes) implements SchemaEffect {}

    record EnumMade(QualifiedName type, List<String> labels) implements SchemaEffect {}

    record EnumExtended(QualifiedName type, String label) implements SchemaEffect {}

    record TypesDropped(List<QualifiedName> types) implements SchemaEffect {}

    record SequenceMade(QualifiedName sequence) implements SchemaEffect {}

    record SequencesDropped(List<QualifiedName> sequences) implements SchemaEffect {}

    record SchemaMade(String name) implements SchemaEffect {}

    record SchemasDropped(List<QualifiedName> names) implements SchemaEffect {}

    /** Something about this relation that is not read. */
    record Touched(QualifiedName relation) implements SchemaEffect {}

    /** Anything may have changed; {@code what} is a clause such as {@code runs a block of code}. */
    record Unknown(String what) implements SchemaEffect {}
}
