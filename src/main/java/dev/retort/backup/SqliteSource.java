package dev.retort.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

import dev.retort.dialect.sqlite.SqliteFile;

/**
 * The database that a copy is taken of. The driver's loop has no way out of its own, but it gives up where it finds the
 * source busy for a while, and SQLite takes a connection that is itself in a write transaction for that
 * (https://www.sqlite.org/c3ref/backup_finish.html). Nothing is written in it; others may read on meanwhile.
 */
final class SqliteSource implements AutoCloseable {

    private final Connection connection;
    private final boolean isOwn;
    private boolean stopped;

    private SqliteSource(Connection connection, boolean isOwn) {
        this.connection = connection;
        this.isOwn = isOwn;
    }

    /** A connection that only reads can begin no write transaction: one beside it takes the copy, where that can be. */
    static SqliteSource of(Connection given) throws SQLException {
        Optional<SqliteFile> file = given.isReadOnly() ? SqliteFile.of(given) : Optional.empty();
        if (file.isEmpty()) {
            return new SqliteSource(given, false);
        }
        @Nullable
        Connection beside = null;
        try {
            beside = SqliteArchive.open(file.get().path(), SQLiteOpenMode.READWRITE);
            SqliteArchive.text(beside, "PRAGMA main.page_count");
            return new SqliteSource(beside, true);
        } catch (SQLException _) {
            if (beside != null) {
                beside.close();
            }
            return new SqliteSource(given, false);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Has the copy given up; where that cannot be now, the copy asks again at its next step. */
    void stop() {
        if (stopped) {
            return;
        }
        try {
            SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
            int wait = sqlite.getBusyTimeout();
            sqlite.setBusyTimeout(0);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                stopped = true;
            } finally {
                sqlite.setBusyTimeout(wait);
            }
        } catch (SQLException _) {
            // Somebody writes, or the file is read-only.
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection _ = isOwn ? connection : null) {
            if (stopped) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("ROLLBACK");
                }
            }
        }
    }
}
