package dev.retort.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteOpenMode;

/**
 * Stops a copy out of a backup's file half-way. The driver's loop has no way out of its own, but it gives up where the
 * file it reads stays locked: between two steps it holds no lock on it, so this one can be taken. SQLite then rolls back
 * what was written (https://www.sqlite.org/c3ref/backup_finish.html).
 */
final class SqliteBrake implements AutoCloseable {

    private final Path file;
    private @Nullable Connection connection;

    SqliteBrake(Path file) {
        this.file = file;
    }

    /** Locks the file; where that cannot be, as on a medium that is read-only, the copy goes on to its end. */
    void pull() {
        if (connection != null) {
            return;
        }
        try {
            Connection opened = SqliteArchive.open(file, SQLiteOpenMode.READWRITE);
            connection = opened;
            try (Statement statement = opened.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 0");
                statement.execute("BEGIN EXCLUSIVE");
            }
        } catch (SQLException _) {
            // The copy is asked again at its next step.
            close();
        }
    }

    @Override
    public void close() {
        Connection opened = connection;
        connection = null;
        if (opened != null) {
            try {
                opened.close();
            } catch (SQLException _) {
                // Nothing was written by it.
            }
        }
    }
}
