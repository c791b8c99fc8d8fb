package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.dialect.Identifiers;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;

/**
 * How large tables are, as far as that is cheap to know: SQLite keeps no figures but those of ANALYZE. A table of at
 * most {@value #COUNTED} rows is counted; bytes are added up in files of at most {@value #MEASURED} bytes, because that
 * reads the whole file.
 */
final class SqliteSizes {

    private static final int COUNTED = 10_000;
    private static final long MEASURED = 64L << 20;

    private final Identifiers identifiers;

    SqliteSizes(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Summaries of these relations, in their order. */
    List<TableSummary> summaries(Connection connection, Map<String, TableKind> relations) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Map<String, Long> analyzed = analyzed(statement);
            Map<String, Long> bytes = bytes(statement);
            List<TableSummary> summaries = new ArrayList<>();
            for (Map.Entry<String, TableKind> relation : relations.entrySet()) {
                String name = relation.getKey();
                long rows = relation.getValue() == TableKind.VIEW
                        ? -1
                        : rows(statement, name, analyzed.getOrDefault(name, -1L));
                summaries.add(new TableSummary("main", name, relation.getValue(), rows,
                        bytes.getOrDefault(name, -1L), ""));
            }
            return summaries;
        }
    }

    private long rows(Statement statement, String table, long estimate) {
        String query = "SELECT count(*) FROM (SELECT 1 FROM main." + identifiers.quote(table) + " LIMIT "
                + (COUNTED + 1) + ")";
        try (ResultSet row = statement.executeQuery(query)) {
            long counted = row.next() ? row.getLong(1) : 0;
            return counted <= COUNTED ? counted : Math.max(estimate, -1);
        } catch (SQLException _) {
            return -1; // A virtual table whose module this build of SQLite lacks.
        }
    }

    /** Rows at the time of the last ANALYZE: the first number of {@code sqlite_stat1.stat}. */
    static Map<String, Long> analyzed(Statement statement) throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        if (!exists(statement, "sqlite_stat1")) {
            return rows;
        }
        try (ResultSet row = statement.executeQuery("SELECT tbl, max(CAST(stat AS INTEGER)) FROM main.sqlite_stat1"
                + " GROUP BY tbl")) {
            while (row.next()) {
                rows.put(row.getString(1), row.getLong(2));
            }
        }
        return rows;
    }

    private static Map<String, Long> bytes(Statement statement) throws SQLException {
        Map<String, Long> bytes = new HashMap<>();
        if (number(statement, "PRAGMA main.page_count") * number(statement, "PRAGMA main.page_size") > MEASURED) {
            return bytes;
        }
        try (ResultSet row = statement.executeQuery("""
                SELECT s.tbl_name, sum(d.pgsize) FROM dbstat('main', 1) d
                JOIN main.sqlite_schema s ON s.name = d.name GROUP BY s.tbl_name""")) {
            while (row.next()) {
                bytes.put(row.getString(1), row.getLong(2));
            }
        }
        return bytes;
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM main.sqlite_schema WHERE name = '" + table + "'")) {
            return row.next();
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
