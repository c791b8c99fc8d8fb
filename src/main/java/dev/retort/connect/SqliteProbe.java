package dev.retort.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.retort.connect.ProbedDatabase.Sqlite;
import dev.retort.connect.ProbedDatabase.VersionTable;

/** Looks at an SQLite database. */
final class SqliteProbe {

    private final Connection connection;
    private final String table;

    SqliteProbe(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    Sqlite probe(Database database, boolean writable) throws SQLException {
        RoundTrips trips = RoundTrips.measure(connection, "SELECT 1");
        return new Sqlite("SQLite " + text("SELECT sqlite_version()"), trips.median(), versionTable(),
                text("PRAGMA journal_mode"), writable, size(database));
    }

    private VersionTable versionTable() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        if (columns.isEmpty()) {
            return VersionTable.NONE;
        }
        boolean readable = columns.contains("version_num");
        return new VersionTable(true, readable, readable ? versions() : List.of());
    }

    private List<String> versions() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT version_num FROM \"" + table.replace("\"", "\"\"") + "\"")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static long size(Database database) {
        if (database.url().inMemory()) {
            return 0;
        }
        try {
            return Files.size(Path.of(database.url().database()));
        } catch (IOException e) {
            return 0;
        }
    }
}
