package dev.retort.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The commit of the migrated database that the log's file announces, until it is known how it ended. */
final class PendingTable {

    private final Connection connection;
    private final String versionTable;
    private @Nullable PreparedStatement announce;
    private @Nullable PreparedStatement settle;
    private @Nullable PreparedStatement unannounce;

    PendingTable(Connection connection, String versionTable) {
        this.connection = connection;
        this.versionTable = versionTable;
    }

    /** A commit that was announced and not confirmed: of the entries after {@code afterId}. */
    record Announced(long afterId, String headsBefore, String headsAfter) {}

    /** The one that was not confirmed; null for none. */
    @Nullable
    Announced find() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT after_id, heads_before, heads_after FROM pending WHERE version_table = ?")) {
            statement.setString(1, versionTable);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Announced(row.getLong(1), row.getString(2), row.getString(3)) : null;
            }
        }
    }

    /** Heads as they are kept here. */
    String json(List<String> heads) throws SQLException {
        return LogColumns.SQLITE.heads(connection, heads).toString();
    }

    /**
     * Announces a commit, or more heads of the one that is announced.
     *
     * @return the id of the last log entry before those of the commit
     */
    long announce(List<String> headsBefore, List<String> headsAfter) throws SQLException {
        PreparedStatement statement = announce;
        if (statement == null) {
            statement = connection.prepareStatement(
                    "INSERT INTO pending SELECT ?, coalesce(max(id), 0), ?, ? FROM log WHERE true"
                            + " ON CONFLICT (version_table) DO UPDATE SET heads_after = excluded.heads_after"
                            + " RETURNING after_id");
            announce = statement;
        }
        statement.setString(1, versionTable);
        statement.setString(2, json(headsBefore));
        statement.setString(3, json(headsAfter));
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Gives the announced entries their result, and forgets the announcement. */
    void settle(long afterId, String result, String error) throws SQLException {
        PreparedStatement update = settle;
        PreparedStatement delete = unannounce;
        if (update == null || delete == null) {
            update = connection.prepareStatement(
                    "UPDATE log SET result = ?, error = ? WHERE id > ? AND version_table = ? AND result = '"
                            + LogTable.PENDING + "'");
            delete = connection.prepareStatement("DELETE FROM pending WHERE version_table = ?");
            settle = update;
            unannounce = delete;
        }
        update.setString(1, result);
        update.setString(2, error);
        update.setLong(3, afterId);
        update.setString(4, versionTable);
        update.executeUpdate();
        delete.setString(1, versionTable);
        delete.executeUpdate();
    }
}
