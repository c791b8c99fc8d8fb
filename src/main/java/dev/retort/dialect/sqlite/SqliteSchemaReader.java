package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.SchemaReader;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;

/**
 * Reads all of an SQLite database that can be compared, from the texts it keeps of what made it. SQLite's own tables and
 * those that virtual tables make by themselves are left out.
 */
final class SqliteSchemaReader implements SchemaReader {

    private static final String OBJECTS = """
            SELECT s.type, s.name, s.tbl_name, s.sql, l.type = 'virtual' AS virtual
            FROM main.sqlite_schema s
            LEFT JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.tbl_name
            WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND coalesce(l.type, '') <> 'shadow'
            ORDER BY s.name
            """;

    private static final String VIEW_COLUMNS = """
            SELECT s.name AS relation, c.name
            FROM main.sqlite_schema s, pragma_table_xinfo(s.name, 'main') c
            WHERE s.type = 'view'
            ORDER BY s.name, c.cid
            """;

    private static final String COLUMNS_OF_VIEW = "SELECT name FROM pragma_table_xinfo(?1, 'main') ORDER BY cid";

    private final Identifiers identifiers;

    SqliteSchemaReader(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    private record Kept(String type, String name, String table, String sql, boolean virtual) {

        boolean isTable() {
            return type.equals("table") && !virtual;
        }
    }

    @Override
    public DatabaseSchema read(Connection connection, boolean privileges) throws SQLException {
        List<Kept> kept = kept(connection);
        Map<String, SqliteTableReading> tables = new LinkedHashMap<>();
        for (Kept one : kept) {
            if (one.isTable()) {
                tables.put(SqliteTableText.fold(one.name()),
                        new SqliteTableReading(one.name(), one.sql(), identifiers));
            }
        }
        for (Kept one : kept) {
            SqliteTableReading owner = tables.get(SqliteTableText.fold(one.table()));
            if (one.type().equals("index") && owner != null) {
                owner.addIndex(one.name(), one.sql());
            }
        }
        List<SchemaObject> objects = new ArrayList<>();
        List<Dependency> dependencies = new ArrayList<>();
        tables.values().forEach(reading -> {
            Table table = reading.table(tables);
            objects.add(table);
            dependencies.addAll(reading.dependencies(table));
        });
        SqliteTextObjects texts = new SqliteTextObjects(identifiers, tables, viewColumns(connection, kept));
        for (Kept one : kept) {
            if (one.virtual() && one.type().equals("table")) {
                objects.add(texts.virtualTable(one.name(), one.sql()));
            } else if (one.type().equals("view")) {
                objects.add(texts.view(one.name(), one.sql()));
            } else if (one.type().equals("trigger")) {
                objects.add(texts.trigger(one.name(), one.table(), one.sql()));
            }
        }
        objects.sort(Comparator.comparing((SchemaObject one) -> one.id().kind()).thenComparing(one -> one.id().name())
                .thenComparing(one -> one.id().within()));
        dependencies.addAll(texts.dependencies());
        return new DatabaseSchema("main", objects, dependencies, Map.of(), Map.of(), List.of());
    }

    private static List<Kept> kept(Connection connection) throws SQLException {
        List<Kept> kept = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(OBJECTS)) {
            while (rows.next()) {
                kept.add(new Kept(rows.getString("type"), rows.getString("name"), rows.getString("tbl_name"),
                        rows.getString("sql"), rows.getBoolean("virtual")));
            }
        }
        return kept;
    }

    /** By the view's name. Where one view is broken none can be asked together, so then each is asked by itself. */
    private static Map<String, List<String>> viewColumns(Connection connection, List<Kept> kept) throws SQLException {
        Map<String, List<String>> columns = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(VIEW_COLUMNS)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
            }
            return columns;
        } catch (SQLException _) {
            columns.clear();
        }
        for (Kept one : kept) {
            if (one.type().equals("view")) {
                columns.put(one.name(), columnsOf(connection, one.name()));
            }
        }
        return columns;
    }

    private static List<String> columnsOf(Connection connection, String view) {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS_OF_VIEW)) {
            statement.setString(1, view);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        } catch (SQLException _) {
            // It names what is gone; its text is compared all the same.
            return List.of();
        }
        return columns;
    }
}
