package dev.retort.dialect.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.retort.dialect.Catalog;
import dev.retort.dialect.Identifiers;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;

/**
 * Reads the catalog of PostgreSQL 12 and newer, from {@code pg_catalog} alone.
 *
 * <p>Expressions and definitions are as the server writes them under the connection's search path: what is on it
 * appears without its schema.
 */
public final class PostgresqlCatalog implements Catalog {

    private final Identifiers identifiers;

    public PostgresqlCatalog(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public List<Schema> schemas(Connection connection) throws SQLException {
        Map<String, List<Table>> tables = new LinkedHashMap<>();
        texts(connection, CatalogQueries.SCHEMAS).forEach(name -> tables.put(name, new ArrayList<>()));
        for (Table table : tables(connection, Scope.EVERYTHING)) {
            tables.computeIfAbsent(table.schema(), _ -> new ArrayList<>()).add(table);
        }
        List<Schema> schemas = new ArrayList<>();
        tables.forEach((name, its) -> schemas.add(new Schema(name, its)));
        return schemas;
    }

    @Override
    public Optional<Table> table(Connection connection, String schema, String name) throws SQLException {
        return tables(connection, new Scope(CatalogQueries.ONE_TABLE, List.of(schema, name))).stream().findFirst();
    }

    @Override
    public List<TableSummary> summaries(Connection connection) throws SQLException {
        List<TableSummary> summaries = new ArrayList<>();
        each(connection, CatalogQueries.SUMMARIES, Scope.EVERYTHING,
                row -> summaries.add(new TableSummary(row.getString("schema"), row.getString("name"),
                        kind(row.getString("kind")), row.getLong("rows"), row.getLong("bytes"),
                        row.getString("comment"))));
        return summaries;
    }

    @Override
    public String defaultSchema(Connection connection) throws SQLException {
        List<String> one = texts(connection, "SELECT coalesce(pg_catalog.current_schema(), '')");
        return one.getFirst();
    }

    @Override
    public List<String> schemaNames(Connection connection) throws SQLException {
        return texts(connection, CatalogQueries.SCHEMAS);
    }

    @Override
    public List<TableSummary> names(Connection connection, String schema) throws SQLException {
        List<TableSummary> names = new ArrayList<>();
        each(connection, CatalogQueries.NAMES, new Scope(CatalogQueries.ONE_SCHEMA, List.of(schema)),
                row -> names.add(new TableSummary(schema, row.getString("name"), kind(row.getString("kind")), -1, -1,
                        row.getString("comment"))));
        return names;
    }

    @Override
    public List<String> dependents(Connection connection, String schema, String table) {
        return List.of();
    }

    @Override
    public List<EnumType> enums(Connection connection, String schema) throws SQLException {
        List<EnumType> enums = new ArrayList<>();
        each(connection, CatalogQueries.ENUMS, new Scope(CatalogQueries.ONE_SCHEMA, List.of(schema)),
                row -> enums.add(
                        new EnumType(schema, row.getString("name"), strings(row.getArray("labels")))));
        return enums;
    }

    @Override
    public List<String> sequences(Connection connection, String schema) throws SQLException {
        List<String> sequences = new ArrayList<>();
        each(connection, CatalogQueries.SEQUENCES, new Scope(CatalogQueries.ONE_SCHEMA, List.of(schema)),
                row -> sequences.add(row.getString("name")));
        return sequences;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public String ddl(Table table) {
        return new PostgresqlTableDdl(identifiers).of(table);
    }

    private static List<Table> tables(Connection connection, Scope scope) throws SQLException {
        Map<Long, Draft> drafts = new LinkedHashMap<>();
        each(connection, CatalogQueries.RELATIONS, scope, row -> drafts.put(row.getLong("oid"), new Draft(row)));
        each(connection, CatalogQueries.COLUMNS, scope, row -> draft(drafts, row).columns.add(column(row)));
        each(connection, CatalogQueries.CONSTRAINTS, scope,
                row -> draft(drafts, row).constraints.add(constraint(row)));
        each(connection, CatalogQueries.INDEXES, scope,
                row -> draft(drafts, row).indexes.add(new Index(row.getString("name"), row.getBoolean("is_unique"),
                        row.getBoolean("valid"), row.getString("definition"))));
        return drafts.values().stream().map(Draft::table).toList();
    }

    /** The draft a row belongs to; one of its own, which nobody reads, for a table made since the first query. */
    private static Draft draft(Map<Long, Draft> drafts, ResultSet row) throws SQLException {
        Draft draft = drafts.get(row.getLong("oid"));
        return draft == null ? new Draft() : draft;
    }

    private static Column column(ResultSet row) throws SQLException {
        String expression = row.getString("default_expression");
        String generated = switch (row.getString("identity")) {
            case "a" -> "always";
            case "d" -> "by default";
            default -> row.getBoolean("is_generated") ? expression : "";
        };
        return new Column(row.getString("name"), row.getString("type"), row.getBoolean("nullable"),
                generated.isEmpty() ? expression : "", generated, row.getString("comment"));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        String name = row.getString("name");
        ConstraintText definition = new ConstraintText(row.getString("definition"));
        return switch (row.getString("kind")) {
            case "p" -> new Constraint.PrimaryKey(name, strings(row.getArray("columns")), definition.keyRule());
            case "u" -> new Constraint.Unique(name, strings(row.getArray("columns")), definition.keyRule());
            case "f" -> new Constraint.ForeignKey(name, strings(row.getArray("columns")),
                    row.getString("target_schema"), row.getString("target_table"),
                    strings(row.getArray("target_columns")), definition.referenceRule());
            case "c" -> new Constraint.Check(name, row.getString("expression"), definition.checkRule());
            default -> new Constraint.Exclusion(name, definition.text());
        };
    }

    static TableKind kind(String relkind) {
        return switch (relkind) {
            case "p" -> TableKind.PARTITIONED_TABLE;
            case "v" -> TableKind.VIEW;
            case "m" -> TableKind.MATERIALIZED_VIEW;
            case "f" -> TableKind.FOREIGN_TABLE;
            default -> TableKind.TABLE;
        };
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static void each(Connection connection, String query, Scope scope, RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.replace("{scope}", scope.condition()))) {
            for (int i = 0; i < scope.arguments().size(); i++) {
                statement.setString(i + 1, scope.arguments().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.on(rows);
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowAction {
        void on(ResultSet row) throws SQLException;
    }

    /** Which relations: a condition on {@code pg_class c} and {@code pg_namespace n}, with its arguments. */
    private record Scope(String condition, List<String> arguments) {

        static final Scope EVERYTHING = new Scope(CatalogQueries.NO_SYSTEM_SCHEMA, List.of());
    }

    /** A table while its parts are read. */
    private static final class Draft {

        private final String schema;
        private final String name;
        private final TableKind kind;
        private final String comment;
        private final String definition;
        private final List<Column> columns = new ArrayList<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();

        private Draft(ResultSet row) throws SQLException {
            schema = row.getString("schema");
            name = row.getString("name");
            kind = kind(row.getString("kind"));
            comment = row.getString("comment");
            definition = row.getString("definition");
        }

        private Draft() {
            schema = "";
            name = "";
            kind = TableKind.TABLE;
            comment = "";
            definition = "";
        }

        private Table table() {
            return new Table(schema, name, kind, columns, constraints, indexes, comment, definition);
        }
    }
}
