package dev.retort.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Opens one connection to an SQLite file, and makes SQLite look at the file before anything is done with it. */
final class SqliteOpener {

    Connection open(DatabaseUrl url, SessionSettings session, Access access) {
        boolean asked = "ro".equals(url.options().get("mode"));
        if (asked && access != Access.READ) {
            throw readOnly(url, "The URL opens " + url.place() + " for reading only.", "Leave mode=ro out of the URL.");
        }
        if (!url.inMemory()) {
            checkFile(url, access);
        }
        try {
            Connection connection = JDBC.createConnection(jdbcUrl(url), config(session, access).toProperties());
            try {
                probe(connection, session, access);
                return connection;
            } catch (SQLException e) {
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw fault(url, access, e);
        }
    }

    private static void checkFile(DatabaseUrl url, Access access) {
        Path file = Path.of(url.database());
        if (Files.isDirectory(file)) {
            throw failed(url, "not-a-file", file + " is a folder, not an SQLite file.", "Name a file in it.");
        }
        if (Files.exists(file)) {
            if (!Files.isReadable(file)) {
                throw failed(url, "permission-denied", "The file " + file + " may not be read.",
                        "Give yourself the right to read it.");
            }
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw failed(url, "no-such-folder",
                    "There is no folder " + folder + " for the SQLite file " + file.getFileName() + ".",
                    "Make the folder, or check the path.");
        }
        if (access != Access.CREATE) {
            throw failed(url, "no-such-file", "There is no SQLite file " + file + ".",
                    "Check the path; an upgrade makes the file.");
        }
    }

    /** A path with a question mark would be cut off there by the driver; as a URI it is not. */
    private static String jdbcUrl(DatabaseUrl url) {
        String file = url.database();
        return JDBC.PREFIX + (file.contains("?") ? "file:" + PercentCoding.encode(file).replace("%2F", "/") : file);
    }

    private static SQLiteConfig config(SessionSettings session, Access access) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(busyTimeout(session.lockTimeout()));
        switch (access) {
            case READ -> config.setReadOnly(true);
            case WRITE -> config.resetOpenMode(SQLiteOpenMode.CREATE);
            case CREATE -> {}
        }
        return config;
    }

    /** SQLite's zero is "do not wait"; ours is "without limit". */
    private static int busyTimeout(Duration lockTimeout) {
        return lockTimeout.isZero()
                ? Integer.MAX_VALUE
                : Math.toIntExact(Math.min(lockTimeout.toMillis(), Integer.MAX_VALUE));
    }

    private static void probe(Connection connection, SessionSettings session, Access access) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1").close();
            if (access == Access.READ) {
                return;
            }
            statement.execute("PRAGMA busy_timeout = 0");
            try {
                tryToWrite(statement);
            } catch (SQLiteException e) {
                // Somebody else is writing, so writing is possible.
                if (primary(e) != SQLiteErrorCode.SQLITE_BUSY.code) {
                    throw e;
                }
            } finally {
                statement.execute("PRAGMA busy_timeout = " + busyTimeout(session.lockTimeout()));
            }
        }
    }

    /**
     * Writes what is there already, and takes it back: SQLite alone knows everything that makes a file read-only, a
     * folder that takes no journal included, and says so only when something is written.
     */
    private static void tryToWrite(Statement statement) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            row.next();
            int version = row.getInt(1);
            statement.execute("PRAGMA user_version = " + version);
        } catch (SQLException e) {
            try {
                statement.execute("ROLLBACK");
            } catch (SQLException rolledBack) {
                // On a full disk SQLite has done so itself.
                e.addSuppressed(rolledBack);
            }
            throw e;
        }
        statement.execute("ROLLBACK");
    }

    private static RetortException fault(DatabaseUrl url, Access access, SQLException e) {
        String file = url.place();
        int code = e instanceof SQLiteException sqlite ? primary(sqlite) : e.getErrorCode() & 0xff;
        return switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_NOTADB -> failed(url, "not-sqlite", file + " is not an SQLite file, or it is encrypted.",
                    "Check the path.", e);
            case SQLITE_CORRUPT -> failed(url, "corrupt", "The SQLite file " + file + " is damaged: " + e.getMessage(),
                    "Restore a backup of it.", e);
            case SQLITE_READONLY -> readOnly(url, "The SQLite file " + file + " cannot be written.",
                    "Make the file and its folder writable for yourself.", e);
            case SQLITE_PERM, SQLITE_AUTH ->
                failed(url, "permission-denied", "The file " + file + " may not be opened.",
                        "Give yourself the right to read and write it.", e);
            case SQLITE_BUSY, SQLITE_LOCKED -> new RetortException(ProblemCode.LOCKED,
                    "Another program holds the SQLite file " + file + ".", e)
                    .hint("Wait until it is done, or raise lock-timeout.").data("database", url.display());
            case SQLITE_CANTOPEN -> access == Access.CREATE && !Files.exists(Path.of(url.database()))
                    ? readOnly(url, "The SQLite file " + file + " cannot be made in its folder.",
                            "Make the folder writable for yourself, or choose another.", e)
                    : failed(url, "permission-denied", "The file " + file + " cannot be opened: " + e.getMessage(),
                            "Check the rights of the file and its folder.", e);
            case SQLITE_FULL ->
                failed(url, "disk-full", "The disk that holds " + file + " is full.", "Make room on it.",
                        e);
            default -> failed(url, "other", "The SQLite file " + file + " cannot be opened: " + e.getMessage(),
                    "Check the file and its folder.", e);
        };
    }

    /** The error class of an extended code. */
    private static int primary(SQLiteException e) {
        return e.getResultCode().code & 0xff;
    }

    private static RetortException failed(DatabaseUrl url, String reason, String message, String hint) {
        return new RetortException(ProblemCode.CONNECTION_FAILED, message).hint(hint).data("reason", reason)
                .data("database", url.display());
    }

    private static RetortException failed(DatabaseUrl url, String reason, String message, String hint, SQLException e) {
        return new RetortException(ProblemCode.CONNECTION_FAILED, message, e).hint(hint).data("reason", reason)
                .data("database", url.display());
    }

    private static RetortException readOnly(DatabaseUrl url, String message, String hint) {
        return new RetortException(ProblemCode.READ_ONLY, message).hint(hint).data("reason", "read-only")
                .data("database", url.display());
    }

    private static RetortException readOnly(DatabaseUrl url, String message, String hint, SQLException e) {
        return new RetortException(ProblemCode.READ_ONLY, message, e).hint(hint).data("reason", "read-only")
                .data("database", url.display());
    }

    private static void close(Connection connection, SQLException reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
