package dev.retort.backup;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTableName;

/** Compares two SQLite files row by row, over the columns that tables have in both. */
final class SqliteLosses {

    /** Rows of a table up to which rows are compared; above, they are counted. */
    private static final long COMPARED = 500_000;

    private static final String COLUMNS = """
            SELECT l.name, c.name FROM pragma_table_list l, pragma_table_xinfo(l.name, ?1) c
            WHERE l.schema = ?1 AND l.type = 'table' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden = 0
            ORDER BY l.name, c.cid
            """;

    private final Dialect dialect;
    private final VersionTableName versionTable;

    SqliteLosses(Dialect dialect, VersionTableName versionTable) {
        this.dialect = dialect;
        this.versionTable = versionTable;
    }

    /** What {@code now} has and {@code then} has not, one sentence a table. */
    List<String> between(Path now, Path then) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        try (Connection both = JDBC.createConnection("jdbc:sqlite::memory:", config.toProperties())) {
            attach(both, now, "mode=ro", "live");
            attach(both, then, "immutable=1", "backup");
            Map<String, List<String>> live = columns(both, "live");
            Map<String, List<String>> old = columns(both, "backup");
            List<String> sentences = new ArrayList<>();
            for (Map.Entry<String, List<String>> table : live.entrySet()) {
                if (!table.getKey().equalsIgnoreCase(versionTable.table())) {
                    List<String> common = new ArrayList<>(table.getValue());
                    boolean known = old.containsKey(table.getKey());
                    common.retainAll(old.getOrDefault(table.getKey(), List.of()));
                    String sentence = sentence(both, table.getKey(), common, known);
                    if (!sentence.isEmpty()) {
                        sentences.add(sentence);
                    }
                }
            }
            return sentences;
        }
    }

    private String sentence(Connection both, String table, List<String> columns, boolean known) throws SQLException {
        long now = count(both, "SELECT count(*) FROM " + in("live", table));
        if (!known) {
            return table + " was made since, and holds " + rows(now) + ".";
        }
        long then = count(both, "SELECT count(*) FROM " + in("backup", table));
        if (columns.isEmpty() || Math.max(now, then) > COMPARED) {
            return now == then ? "" : table + " holds " + rows(now) + "; in the backup it is " + then + ".";
        }
        String names = columns.stream().map(dialect.identifiers()::quote).collect(Collectors.joining(", "));
        String live = "SELECT " + names + " FROM " + in("live", table);
        String old = "SELECT " + names + " FROM " + in("backup", table);
        long added = count(both, "SELECT count(*) FROM (" + live + " EXCEPT " + old + ")");
        long removed = count(both, "SELECT count(*) FROM (" + old + " EXCEPT " + live + ")");
        if (added + removed == 0) {
            return now == then ? "" : table + " holds " + rows(now) + "; in the backup it is " + then + ".";
        }
        List<String> parts = new ArrayList<>();
        if (added > 0) {
            parts.add(rows(added) + " added or changed since");
        }
        if (removed > 0) {
            parts.add(rows(removed) + " removed or changed since");
        }
        return table + ": " + String.join(", ", parts) + ".";
    }

    private String in(String schema, String table) {
        return schema + "." + dialect.identifiers().quote(table);
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static void attach(Connection connection, Path file, String option, String schema) throws SQLException {
        URI uri = file.toAbsolutePath().toUri();
        String path = uri.getRawPath().replace("?", "%3f").replace("#", "%23");
        try (PreparedStatement statement = connection.prepareStatement("ATTACH ? AS " + schema)) {
            statement.setString(1, "file:" + path + "?" + option);
            statement.execute();
        }
    }

    private static Map<String, List<String>> columns(Connection connection, String schema) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getString(2));
                }
            }
        }
        return tables;
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
