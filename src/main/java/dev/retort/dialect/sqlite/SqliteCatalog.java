package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Catalog;
import dev.retort.dialect.Identifiers;
import dev.retort.schema.Column;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;

/**
 * Reads the catalog of SQLite 3.37 and newer: pragmas as tables, and the text of {@code sqlite_schema} for what no
 * pragma says. Views and virtual tables are read one by one, so that one that is broken or whose module is missing
 * shows without columns and does not hide the others.
 */
public final class SqliteCatalog implements Catalog {

    private static final String MAIN = "main";

    private static final String RELATIONS = """
            SELECT l.name, l.type, l.wr, coalesce(s.sql, '') AS sql
            FROM pragma_table_list l
            JOIN main.sqlite_schema s ON s.name = l.name AND s.type IN ('table', 'view')
            WHERE l.schema = 'main' AND l.type <> 'shadow' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
              AND (?1 IS NULL OR l.name = ?1 COLLATE NOCASE)
            ORDER BY l.name
            """;

    private static final String COLUMNS = """
            SELECT l.name AS relation, c.name, c.type, c."notnull", coalesce(c.dflt_value, '') AS default_expression,
                   c.pk, c.hidden
            FROM pragma_table_list l, pragma_table_xinfo(l.name, 'main') c
            WHERE l.schema = 'main' AND l.type = 'table' AND (?1 IS NULL OR l.name = ?1 COLLATE NOCASE)
            ORDER BY l.name, c.cid
            """;

    private static final String COLUMNS_OF_ONE = """
            SELECT ?1 AS relation, c.name, c.type, c."notnull", coalesce(c.dflt_value, '') AS default_expression, c.pk,
                   c.hidden
            FROM pragma_table_xinfo(?1, 'main') c
            ORDER BY c.cid
            """;

    private static final String INDEXES = """
            SELECT l.name AS relation, i.name, i."unique", i.origin, coalesce(s.sql, '') AS sql,
                   (SELECT json_group_array(c.name) FROM pragma_index_info(i.name, 'main') c) AS columns
            FROM pragma_table_list l, pragma_index_list(l.name, 'main') i
            LEFT JOIN main.sqlite_schema s ON s.type = 'index' AND s.name = i.name
            WHERE l.schema = 'main' AND l.type = 'table' AND (?1 IS NULL OR l.name = ?1 COLLATE NOCASE)
            ORDER BY l.name, i.name
            """;

    private static final String FOREIGN_KEYS = """
            SELECT l.name AS relation, f.id, f."table" AS target, f."from" AS own, coalesce(f."to", '') AS target_column,
                   f.on_update, f.on_delete
            FROM pragma_table_list l, pragma_foreign_key_list(l.name, 'main') f
            WHERE l.schema = 'main' AND l.type = 'table' AND (?1 IS NULL OR l.name = ?1 COLLATE NOCASE)
            ORDER BY l.name, f.id DESC, f.seq
            """;

    /** Those of the table itself first, each in the order it was made. */
    private static final String TRIGGERS_AND_VIEWS = """
            SELECT s.sql, s.type = 'trigger' AND s.tbl_name = ?1 COLLATE NOCASE AS own
            FROM main.sqlite_schema s
            WHERE s.type IN ('trigger', 'view') AND s.sql IS NOT NULL
            ORDER BY own DESC, s.rowid
            """;

    private final Identifiers identifiers;

    public SqliteCatalog(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public List<Schema> schemas(Connection connection) throws SQLException {
        return List.of(new Schema(MAIN, tables(connection, null)));
    }

    @Override
    public Optional<Table> table(Connection connection, String schema, String name) throws SQLException {
        return schema.equals(MAIN) ? tables(connection, name).stream().findFirst() : Optional.empty();
    }

    @Override
    public List<TableSummary> summaries(Connection connection) throws SQLException {
        return new SqliteSizes(identifiers).summaries(connection, relations(connection, null).values().stream()
                .collect(Collectors.toMap(draft -> draft.name, draft -> draft.kind, (a, _) -> a, LinkedHashMap::new)));
    }

    @Override
    public String defaultSchema(Connection connection) {
        return MAIN;
    }

    @Override
    public List<String> schemaNames(Connection connection) {
        return List.of(MAIN);
    }

    @Override
    public List<TableSummary> names(Connection connection, String schema) throws SQLException {
        return schema.equals(MAIN)
                ? relations(connection, null).values().stream()
                        .map(draft -> new TableSummary(MAIN, draft.name, draft.kind, -1, -1, "")).toList()
                : List.of();
    }

    @Override
    public List<String> dependents(Connection connection, String schema, String table) throws SQLException {
        List<String> statements = new ArrayList<>();
        each(connection, TRIGGERS_AND_VIEWS, table, row -> {
            boolean own = row.getBoolean("own");
            if (own || SqliteTableText.names(row.getString("sql"), table)) {
                statements.add(row.getString("sql"));
            }
        });
        return statements;
    }

    @Override
    public List<EnumType> enums(Connection connection, String schema) {
        return List.of();
    }

    @Override
    public List<String> sequences(Connection connection, String schema) {
        return List.of();
    }

    @Override
    public String ddl(Table table) {
        StringBuilder text = new StringBuilder();
        if (table.kind() == TableKind.VIEW) {
            text.append("CREATE VIEW ").append(identifiers.quoteIfNeeded(table.name()));
            if (!table.columns().isEmpty()) {
                text.append(table.columns().stream().map(column -> identifiers.quoteIfNeeded(column.name()))
                        .collect(Collectors.joining(", ", " (", ")")));
            }
            text.append(" AS\n");
        }
        text.append(table.definition()).append(";\n");
        table.indexes().forEach(index -> text.append('\n').append(index.definition()).append(";\n"));
        return text.toString();
    }

    private static List<Table> tables(Connection connection, @Nullable String only)
            throws SQLException {
        Map<String, SqliteTableDraft> drafts = relations(connection, only);
        each(connection, COLUMNS, only, row -> addColumn(drafts, row));
        each(connection, INDEXES, only, row -> {
            SqliteTableDraft draft = drafts.get(row.getString("relation"));
            if (draft != null) {
                draft.addIndex(new Index(row.getString("name"), row.getBoolean("unique"), true, row.getString("sql")),
                        row.getString("origin"), row.getString("columns"));
            }
        });
        each(connection, FOREIGN_KEYS, only, row -> {
            SqliteTableDraft draft = drafts.get(row.getString("relation"));
            if (draft != null) {
                draft.addForeignKeyColumn(row.getInt("id"), row.getString("target"), row.getString("own"),
                        row.getString("target_column"), row.getString("on_update"), row.getString("on_delete"));
            }
        });
        for (SqliteTableDraft draft : drafts.values()) {
            if (draft.kind != TableKind.TABLE) {
                addColumnsIfReadable(connection, drafts, draft.name);
            }
        }
        return drafts.values().stream().map(SqliteTableDraft::table).toList();
    }

    private static Map<String, SqliteTableDraft> relations(Connection connection,
            @Nullable String only) throws SQLException {
        Map<String, SqliteTableDraft> drafts = new LinkedHashMap<>();
        each(connection, RELATIONS, only, row -> {
            TableKind kind = switch (row.getString("type")) {
                case "view" -> TableKind.VIEW;
                case "virtual" -> TableKind.VIRTUAL_TABLE;
                default -> TableKind.TABLE;
            };
            drafts.put(row.getString("name"),
                    new SqliteTableDraft(row.getString("name"), kind, row.getBoolean("wr"), row.getString("sql")));
        });
        return drafts;
    }

    private static void addColumnsIfReadable(Connection connection, Map<String, SqliteTableDraft> drafts, String name) {
        try {
            each(connection, COLUMNS_OF_ONE, name, row -> addColumn(drafts, row));
        } catch (SQLException _) {
            // It names a table that is gone, or a module this build of SQLite lacks: it is shown without columns.
        }
    }

    private static void addColumn(Map<String, SqliteTableDraft> drafts, ResultSet row) throws SQLException {
        SqliteTableDraft draft = drafts.get(row.getString("relation"));
        boolean hidden = row.getInt("hidden") == 1;
        if (draft != null && !hidden) {
            draft.addColumn(new Column(row.getString("name"), row.getString("type"), !row.getBoolean("notnull"),
                    row.getString("default_expression"), "", ""), row.getInt("pk"));
        }
    }

    private static void each(Connection connection, String query, @Nullable String only,
            RowAction action) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, only);
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
}
