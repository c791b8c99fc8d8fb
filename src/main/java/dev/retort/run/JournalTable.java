package dev.retort.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;

/**
 * The journal as a table, the same on both databases.
 *
 * @param connection to it
 * @param name of the table, quoted
 * @param columns how times are kept
 * @param versionTable whose entries are meant
 */
record JournalTable(Connection connection, String name, LogColumns columns, String versionTable) {

    private static final String KEY = " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = ?";

    /** In the order the pieces were begun. */
    List<JournalEntry> entries() throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM " + name + " WHERE version_table = ? ORDER BY revision, direction, statement")) {
            statement.setString(1, versionTable);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(new JournalEntry(row.getString("revision"),
                            Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
                            row.getInt("statement"), row.getString("hash"), row.getString("sql"),
                            new SourcePosition(row.getString("file"), row.getInt("line"), row.getInt("col")),
                            columns.time(row, "started_at"), row.getString("mark"),
                            row.getObject("finished_at") != null));
                }
            }
        }
        return entries;
    }

    /** Writes an entry in place of one for the same piece. */
    void put(JournalEntry entry) throws SQLException {
        String sql = "INSERT INTO " + name + " (version_table, revision, direction, statement, hash, sql, file, line,"
                + " col, started_at, mark, finished_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
                + " ON CONFLICT (version_table, revision, direction, statement) DO UPDATE SET hash = excluded.hash,"
                + " sql = excluded.sql, file = excluded.file, line = excluded.line, col = excluded.col,"
                + " started_at = excluded.started_at, mark = excluded.mark, finished_at = NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            key(statement, entry);
            statement.setString(5, entry.hash());
            statement.setString(6, entry.sql());
            statement.setString(7, entry.at().file());
            statement.setInt(8, entry.at().line());
            statement.setInt(9, entry.at().column());
            statement.setObject(10, columns.time(entry.startedAt()));
            statement.setString(11, entry.mark());
            statement.executeUpdate();
        }
    }

    void finish(JournalEntry entry, String hash) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("UPDATE " + name + " SET finished_at = CURRENT_TIMESTAMP, hash = ?" + KEY)) {
            statement.setString(1, hash);
            statement.setString(2, versionTable);
            statement.setString(3, entry.revision());
            statement.setString(4, entry.direction().text());
            statement.setInt(5, entry.statement());
            statement.executeUpdate();
        }
    }

    void delete(JournalEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + name + KEY)) {
            key(statement, entry);
            statement.executeUpdate();
        }
    }

    /** Forgets a revision's pieces, both ways. */
    void deleteOf(String revision) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("DELETE FROM " + name + " WHERE version_table = ? AND revision = ?")) {
            statement.setString(1, versionTable);
            statement.setString(2, revision);
            statement.executeUpdate();
        }
    }

    void deleteAll() throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("DELETE FROM " + name + " WHERE version_table = ?")) {
            statement.setString(1, versionTable);
            statement.executeUpdate();
        }
    }

    private void key(PreparedStatement statement, JournalEntry entry) throws SQLException {
        statement.setString(1, versionTable);
        statement.setString(2, entry.revision());
        statement.setString(3, entry.direction().text());
        statement.setInt(4, entry.statement());
    }
}
