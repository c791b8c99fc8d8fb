package dev.retort.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Direction;

/** The log as a table, the same on both databases. */
final class LogTable {

    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";
    /** Written before a commit in another file; read by nobody but the next run. */
    static final String PENDING = "pending";

    private final Connection connection;
    private final String name;
    private final LogColumns columns;
    private final String versionTable;
    private @Nullable PreparedStatement insert;

    /**
     * @param connection to it
     * @param name of the table, quoted
     * @param columns how times and lists are kept
     * @param versionTable whose entries are meant: several projects may share a database
     */
    LogTable(Connection connection, String name, LogColumns columns, String versionTable) {
        this.connection = connection;
        this.name = name;
        this.columns = columns;
        this.versionTable = versionTable;
    }

    // Kept open: a run adds a row for each of perhaps a thousand small steps.
    private PreparedStatement insertStatement() throws SQLException {
        PreparedStatement statement = insert;
        if (statement == null) {
            statement = connection.prepareStatement(insertSql());
            insert = statement;
        }
        return statement;
    }

    /** The text of an insert with parameters, which {@link #bind} sets. */
    String insertSql() {
        return "INSERT INTO " + name + " (version_table, revision, message, direction, started_at, duration_ms,"
                + " statements, result, error, os_user, host, checksum, heads_after, backup)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    }

    void close() throws SQLException {
        if (insert != null) {
            insert.close();
        }
    }

    /** Adds an entry, whose own id is not used. */
    void insert(LogEntry entry, String result) throws SQLException {
        PreparedStatement statement = insertStatement();
        bind(statement, 0, entry, result);
        statement.executeUpdate();
    }

    /** Sets the parameters of {@link #insertSql()}, which begin after {@code before} others. */
    void bind(PreparedStatement statement, int before, LogEntry entry, String result) throws SQLException {
        int index = before;
        statement.setString(++index, versionTable);
        statement.setString(++index, entry.revision());
        statement.setString(++index, entry.message());
        statement.setString(++index, entry.direction().text());
        statement.setObject(++index, columns.time(entry.startedAt()));
        statement.setLong(++index, entry.duration().toMillis());
        statement.setInt(++index, entry.statements());
        statement.setString(++index, result);
        statement.setString(++index, entry.error());
        statement.setString(++index, entry.user());
        statement.setString(++index, entry.host());
        statement.setString(++index, entry.checksum());
        statement.setObject(++index, columns.heads(connection, entry.headsAfter()));
        statement.setString(++index, entry.backup());
    }

    List<LogEntry> read(LogQuery query) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT * FROM ").append(name)
                .append(" WHERE version_table = ? AND id < ? AND result <> '" + PENDING + "'");
        List<Object> values = new ArrayList<>(List.of(versionTable, query.before()));
        if (query.revision() != null) {
            sql.append(" AND revision = ?");
            values.add(query.revision());
        }
        if (query.direction() != null) {
            sql.append(" AND direction = ?");
            values.add(query.direction().text());
        }
        if (query.result() != null) {
            sql.append(" AND result = ?");
            values.add(query.result());
        }
        sql.append(" ORDER BY id DESC LIMIT ").append(query.limit());
        return read(sql.toString(), values);
    }

    /** The entries with an id greater than {@code id}, pending ones included. */
    List<LogEntry> after(long id) throws SQLException {
        return read("SELECT * FROM " + name + " WHERE version_table = ? AND id > ? ORDER BY id",
                List.of(versionTable, id));
    }

    /** The newest entry of each revision that was done. */
    Map<String, LogEntry> lastDone() throws SQLException {
        String sql = "SELECT * FROM " + name + " WHERE id IN (SELECT max(id) FROM " + name
                + " WHERE version_table = ? AND result = '" + DONE + "' GROUP BY revision)";
        Map<String, LogEntry> last = new LinkedHashMap<>();
        for (LogEntry entry : read(sql, List.of(versionTable))) {
            last.put(entry.revision(), entry);
        }
        return last;
    }

    private List<LogEntry> read(String sql, List<Object> values) throws SQLException {
        List<LogEntry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
        }
        return entries;
    }

    private LogEntry entry(ResultSet row) throws SQLException {
        return new LogEntry(row.getLong("id"), row.getString("revision"), row.getString("message"),
                Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)), columns.time(row, "started_at"),
                Duration.ofMillis(row.getLong("duration_ms")), row.getInt("statements"), row.getString("result"),
                row.getString("error"), row.getString("os_user"), row.getString("host"), row.getString("checksum"),
                columns.heads(row, "heads_after"), row.getString("backup"));
    }
}
