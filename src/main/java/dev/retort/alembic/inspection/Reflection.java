package dev.retort.alembic.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.IndexValue;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.Options;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;
import dev.retort.sql.DialectName;

/** {@code Table(…, autoload_with=bind)} and {@code metadata.reflect(bind)}: tables of a database as table objects. */
public final class Reflection {

    private final CatalogView catalog;
    private final DialectName dialect;
    private final Interpreter in;

    public Reflection(CatalogView catalog, DialectName dialect, Interpreter in) {
        this.catalog = catalog;
        this.dialect = dialect;
        this.in = in;
    }

    /**
     * Fills a table with what the database has for it; columns it was given stay as they are.
     *
     * @throws PythonRaise {@code NoSuchTableError}
     */
    public void into(TableValue table) {
        String schema = table.schema() == null ? catalog.defaultSchema() : table.schema();
        Table found = catalog.table(schema, table.name()).orElseThrow(() -> noSuchTable(table.name(), in));
        TableFacts facts = new TableFacts(found, catalog, dialect, in);
        List<String> key = facts.keyColumns();
        for (Column column : found.columns()) {
            if (table.find(column.name()) == null) {
                table.append(column(column, key.contains(column.name()), facts), in);
            }
        }
        for (Constraint constraint : found.constraints()) {
            append(table, constraint, facts);
        }
        found.indexes().forEach(index -> append(table, index));
    }

    /** Adds the tables that {@code metadata.reflect(bind, schema, views, only)} asks for. */
    public void all(MetaDataValue metadata, BoundArguments chosen) {
        String schema = chosen.string("schema").orElse(null);
        SqlName named = schema == null ? metadata.schema() : SqlName.of(schema);
        boolean views = chosen.flag("views", false);
        Value only = chosen.value("only").orElse(null);
        String place = named == null ? catalog.defaultSchema() : named.text();
        for (TableSummary summary : catalog.tables(place)) {
            boolean view = summary.kind() == TableKind.VIEW || summary.kind() == TableKind.MATERIALIZED_VIEW;
            if ((views || !view) && isChosen(summary.name(), only, metadata)
                    && metadata.find(named == null ? null : named.text(), summary.name()) == null) {
                TableValue table = TableValue.plain(SqlName.of(summary.name()), named, metadata);
                metadata.add(table);
                into(table);
            }
        }
    }

    private boolean isChosen(String name, @Nullable Value only, MetaDataValue metadata) {
        return switch (only) {
            case null -> true;
            case FunctionValue asked -> in.truth(in.call(asked, Arguments.of(new StringValue(name), metadata)));
            default -> in.list(only).stream().anyMatch(one -> in.str(one).equals(name));
        };
    }

    private ColumnValue column(Column column, boolean inKey, TableFacts facts) {
        Map<String, Value> words = new LinkedHashMap<>();
        words.put("nullable", BoolValue.of(column.nullable()));
        words.put("primary_key", BoolValue.of(inKey));
        if (!column.comment().isEmpty()) {
            words.put("comment", new StringValue(column.comment()));
        }
        List<Value> arguments = new ArrayList<>(
                List.of(new StringValue(column.name()), facts.type(column).value()));
        if (TableFacts.isIdentity(column)) {
            arguments.add(in.call(SchemaClasses.IDENTITY, new Arguments(List.of(),
                    Map.of("always", BoolValue.of(column.generated().equals("always"))))));
        } else if (!column.generated().isEmpty()) {
            arguments.add(in.call(SchemaClasses.COMPUTED, Arguments.of(new StringValue(column.generated()))));
        } else if (!column.defaultExpression().isEmpty()) {
            words.put("server_default", Clauses.text(escaped(column.defaultExpression())));
        }
        return (ColumnValue) in.call(SchemaClasses.COLUMN, new Arguments(arguments, words));
    }

    /** What the database wrote has no values to be filled in. */
    private static String escaped(String sql) {
        return sql.replaceAll("(?<![:\\w]):(?=\\w)", "\\\\\\\\:");
    }

    private void append(TableValue table, Constraint constraint, TableFacts facts) {
        switch (constraint) {
            case Constraint.PrimaryKey key -> {
                if (!key.name().isEmpty()) {
                    table.primaryKeyConstraint().rename(SqlName.conv(key.name()));
                }
            }
            case Constraint.Unique key -> append(table, SchemaClasses.UNIQUE,
                    key.columns().stream().<Value>map(StringValue::new).toList(), key.name(), Map.of());
            case Constraint.Check check -> append(table, SchemaClasses.CHECK,
                    List.of(Clauses.text(escaped(check.expression()))), check.name(), Map.of());
            case Constraint.ForeignKey key -> {
                String schema = key.targetSchema().equals(catalog.defaultSchema()) || dialect == DialectName.SQLITE
                        ? ""
                        : key.targetSchema() + ".";
                List<String> targets = facts.targetColumns(key).stream()
                        .map(column -> schema + key.targetTable() + "." + column).toList();
                append(table, SchemaClasses.FOREIGN_KEY_CONSTRAINT,
                        List.of(TableFacts.strings(key.columns()), TableFacts.strings(targets)), key.name(),
                        ReferenceRule.read(key.rule()));
            }
            case Constraint.Exclusion _ -> {
                // SQLAlchemy does not reflect them either.
            }
        }
    }

    private void append(TableValue table, ClassValue type, List<Value> arguments, String name,
            Map<String, Value> words) {
        Map<String, Value> all = new LinkedHashMap<>(words);
        if (!name.isEmpty()) {
            all.put("name", SqlName.conv(name).value());
        }
        table.append((ConstraintValue) in.call(type, new Arguments(arguments, all)), in);
    }

    private void append(TableValue table, Index index) {
        IndexWords words = IndexWords.of(index);
        boolean known = words.columns().stream().allMatch(name -> name != null && table.find(name) != null);
        if (words.columns().isEmpty() || !known) {
            return;
        }
        Map<String, Value> options = new LinkedHashMap<>();
        String where = words.where();
        if (where != null) {
            options.put(dialect.text() + "_where", Clauses.text(escaped(where)));
        }
        IndexValue.of(SqlName.of(index.name()), table,
                words.columns().stream().<Value>map(name -> new StringValue(String.valueOf(name))).toList(),
                index.unique(), Options.of(options, in), in);
    }

    /** What SQLAlchemy raises for a table the database does not have. */
    public static PythonRaise noSuchTable(String name, Interpreter in) {
        Value exception = in.call(in.attribute(in.module("sqlalchemy.exc"), "NoSuchTableError"),
                Arguments.of(new StringValue(name)));
        return new PythonRaise(exception, "NoSuchTableError: " + name, in.here());
    }
}
