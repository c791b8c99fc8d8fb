package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Catalog;
import dev.retort.dialect.SchemaDraft;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;
import dev.retort.sql.QualifiedName;
import dev.retort.sql.SchemaEffect;
import dev.retort.sql.SchemaEffects;

/** The tables of a PostgreSQL database, held in memory and changed by what the words of each statement say. */
final class PostgresqlDraft implements SchemaDraft {

    private final DraftTables tables;
    private final DraftChanges changes;
    private @Nullable String doubt;

    private PostgresqlDraft(DraftTables tables) {
        this.tables = tables;
        this.changes = new DraftChanges(tables);
    }

    static PostgresqlDraft empty() {
        return new PostgresqlDraft(new DraftTables("public"));
    }

    static PostgresqlDraft of(Catalog catalog, Connection connection) throws SQLException {
        String schema = catalog.defaultSchema(connection);
        DraftTables tables = new DraftTables(schema.isEmpty() ? "public" : schema);
        for (Schema one : catalog.schemas(connection)) {
            tables.add(one, catalog.enums(connection, one.name()), catalog.sequences(connection, one.name()));
        }
        return new PostgresqlDraft(tables);
    }

    @Override
    public void follow(String sql, SourcePosition at) {
        SchemaEffects.of(sql).forEach(effect -> follow(effect, at));
    }

    private void follow(SchemaEffect effect, SourcePosition at) {
        switch (effect) {
            case SchemaEffect.TableMade made -> {
                if (!made.unlessThere() || tables.find(made.table()).isEmpty()) {
                    tables.put(changes.made(made), null);
                }
            }
            case SchemaEffect.TableMadeUnread made -> {
                if (!made.unlessThere() || tables.find(made.table()).isEmpty()) {
                    unread(made.table(), TableKind.TABLE, at);
                }
            }
            case SchemaEffect.ViewMade made -> unread(made.view(),
                    made.kind() == SchemaEffect.RelationKind.VIEW ? TableKind.VIEW : TableKind.MATERIALIZED_VIEW, at);
            case SchemaEffect.RelationsDropped dropped -> dropped.relations().forEach(this::drop);
            case SchemaEffect.RelationRenamed renamed -> move(renamed.relation(),
                    tables.schemaOf(renamed.relation()), renamed.to());
            case SchemaEffect.RelationMoved moved -> move(moved.relation(), moved.schema(), moved.relation().name());
            case SchemaEffect.EnumMade made -> tables.putEnum(made.type(), made.labels());
            case SchemaEffect.EnumExtended extended -> tables.extendEnum(extended.type(), extended.label());
            case SchemaEffect.TypesDropped dropped -> dropped.types().forEach(tables::removeEnum);
            case SchemaEffect.SequenceMade made -> tables.addSequence(made.sequence());
            case SchemaEffect.SequencesDropped dropped -> dropped.sequences().forEach(tables::removeSequence);
            case SchemaEffect.SchemaMade made -> tables.makeSchema(made.name());
            case SchemaEffect.SchemasDropped dropped -> dropped.names().forEach(name -> tables.dropSchema(name.name()));
            case SchemaEffect.IndexesDropped dropped -> dropped.indexes()
                    .forEach(index -> tables.changeAll(table -> table.schema().equals(tables.schemaOf(index))
                            ? DraftChanges.withoutIndex(table, index.name())
                            : table));
            case SchemaEffect.Touched touched -> doubt(touched.relation(), at);
            case SchemaEffect.Unknown unknown -> doubt("what the statement at " + at + " does to the tables cannot be"
                    + " known: it " + unknown.what());
            case SchemaEffect.ColumnAdded _,SchemaEffect.ColumnDropped _,SchemaEffect.ColumnRenamed _,SchemaEffect.ColumnChanged _,SchemaEffect.ConstraintAdded _,SchemaEffect.ConstraintDropped _,SchemaEffect.ConstraintRenamed _,SchemaEffect.IndexMade _ ->
                followInTable(effect);
        }
    }

    private void followInTable(SchemaEffect effect) {
        switch (effect) {
            case SchemaEffect.ColumnAdded added -> tables.change(added.table(), table -> {
                boolean there = table.columns().stream().anyMatch(one -> one.name().equals(added.column().name()));
                if (there) {
                    return table;
                }
                Table with = changes.withColumn(table, added.column());
                for (SchemaEffect.ConstraintWords constraint : added.constraints()) {
                    with = changes.withConstraint(with, constraint);
                }
                return with;
            });
            case SchemaEffect.ColumnDropped dropped -> tables.change(dropped.table(),
                    table -> {
                        changes.dropSequences(table, column -> column.name().equals(dropped.column()));
                        return DraftChanges.withoutColumn(table, dropped.column());
                    });
            case SchemaEffect.ColumnRenamed renamed -> tables.change(renamed.table(),
                    table -> DraftChanges.renamedColumn(table, renamed.from(), renamed.to()));
            case SchemaEffect.ColumnChanged changed -> tables.change(changed.table(),
                    table -> DraftChanges.changedColumn(table, changed));
            case SchemaEffect.ConstraintAdded added -> tables.change(added.table(),
                    table -> changes.withConstraint(table, added.constraint()));
            case SchemaEffect.ConstraintDropped dropped -> tables.change(dropped.table(),
                    table -> DraftChanges.with(table, table.constraints().stream()
                            .filter(one -> !one.name().equals(dropped.name())).toList()));
            case SchemaEffect.ConstraintRenamed renamed -> tables.change(renamed.table(),
                    table -> DraftChanges.with(table, table.constraints().stream()
                            .map(one -> one.name().equals(renamed.from()) ? named(one, renamed.to()) : one).toList()));
            case SchemaEffect.IndexMade made -> tables.change(made.table(), table -> DraftChanges.withIndex(table,
                    new Index(made.name(), made.unique(), true, made.definition())));
            default -> throw new IllegalArgumentException(String.valueOf(effect));
        }
    }

    private void drop(QualifiedName name) {
        tables.find(name).ifPresent(entry -> changes.dropSequences(entry.table(), _ -> true));
        tables.remove(name);
    }

    private static Constraint named(Constraint constraint, String name) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> new Constraint.PrimaryKey(name, key.columns(), key.rule());
            case Constraint.Unique key -> new Constraint.Unique(name, key.columns(), key.rule());
            case Constraint.ForeignKey key -> new Constraint.ForeignKey(name, key.columns(), key.targetSchema(),
                    key.targetTable(), key.targetColumns(), key.rule());
            case Constraint.Check check -> new Constraint.Check(name, check.expression(), check.rule());
            case Constraint.Exclusion exclusion -> new Constraint.Exclusion(name, exclusion.definition());
        };
    }

    private void unread(QualifiedName name, TableKind kind, SourcePosition at) {
        tables.put(new Table(tables.schemaOf(name), name.name(), kind, List.of(), List.of(), List.of(), "", ""),
                reason(name, at));
    }

    private void doubt(QualifiedName name, SourcePosition at) {
        tables.doubt(name, reason(name, at));
    }

    private static String reason(QualifiedName name, SourcePosition at) {
        return "the columns of " + name.text() + " after the statement at " + at
                + " are known only to the database";
    }

    private void move(QualifiedName name, String schema, String to) {
        tables.changeAll(table -> DraftChanges.with(table, table.constraints().stream()
                .map(one -> retargeted(one, tables.schemaOf(name), name.name(), schema, to)).toList()));
        tables.find(name).ifPresent(entry -> {
            tables.remove(name);
            tables.put(DraftChanges.renamed(entry.table(), schema, to), entry.doubt());
        });
    }

    private static Constraint retargeted(Constraint constraint, String schema, String name, String newSchema,
            String newName) {
        return constraint instanceof Constraint.ForeignKey key && key.targetSchema().equals(schema)
                && key.targetTable().equals(name)
                        ? new Constraint.ForeignKey(key.name(), key.columns(), newSchema, newName,
                                key.targetColumns(), key.rule())
                        : constraint;
    }

    @Override
    public void doubt(String reason) {
        if (doubt == null) {
            doubt = reason;
        }
    }

    @Override
    public CatalogView view(Consumer<String> doubtful) {
        return new View(doubtful);
    }

    @Override
    public SchemaDraft copy() {
        PostgresqlDraft copy = new PostgresqlDraft(tables.copy());
        copy.doubt = doubt;
        return copy;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private final class View implements CatalogView {

        private final Consumer<String> doubtful;

        View(Consumer<String> doubtful) {
            this.doubtful = doubtful;
        }

        private void asked() {
            if (doubt != null) {
                doubtful.accept(doubt);
            }
        }

        @Override
        public String defaultSchema() {
            return tables.defaultSchema();
        }

        @Override
        public List<String> schemas() {
            asked();
            return tables.schemaNames();
        }

        @Override
        public List<TableSummary> tables(String schema) {
            asked();
            List<TableSummary> summaries = new ArrayList<>();
            tables.tables(schema).forEach(entry -> summaries.add(new TableSummary(schema, entry.table().name(),
                    entry.table().kind(), -1, -1, entry.table().comment())));
            return summaries;
        }

        @Override
        public Optional<Table> table(String schema, String name) {
            asked();
            Optional<DraftTables.Entry> entry = tables.table(schema, name);
            entry.map(DraftTables.Entry::doubt).ifPresent(doubtful);
            return entry.map(DraftTables.Entry::table);
        }

        @Override
        public List<String> dependents(String schema, String table) {
            return List.of();
        }

        @Override
        public List<EnumType> enums(String schema) {
            asked();
            return tables.enums(schema);
        }

        @Override
        public List<String> sequences(String schema) {
            asked();
            return tables.sequences(schema);
        }
    }
}
