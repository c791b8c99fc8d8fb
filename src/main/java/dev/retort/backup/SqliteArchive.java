package dev.retort.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.core.DB;

import dev.retort.backup.BackupRecord.Contents;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTable;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.sqlite.SqliteFile;
import dev.retort.problem.Cancellation;
import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Copies SQLite databases with the online backup (https://www.sqlite.org/backup.html), out of and into the open
 * database: no other process's writes are lost or mixed in, and no {@code -wal} file of another state is replayed over
 * a restored one.
 */
final class SqliteArchive implements Archive {

    /** Pages copied in one step: other connections write between two. */
    private static final int PAGES = 1_000;
    private static final int PAUSE_MILLIS = 50;
    private static final int PAUSES = 20;

    private final Dialect dialect;

    SqliteArchive(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String suffix() {
        return ".db";
    }

    @Override
    public Optional<String> tool(Connection connection) {
        return Optional.empty();
    }

    @Override
    public Optional<RetortException> obstacle(Database database, Connection connection) throws SQLException {
        return SqliteFile.of(connection).isPresent()
                ? Optional.empty()
                : Optional.of(Backups.failed("A database in memory has no file to back up."));
    }

    @Override
    public long estimate(Connection connection) throws SQLException {
        return number(connection, "PRAGMA main.page_count") * number(connection, "PRAGMA main.page_size");
    }

    @Override
    public Contents dump(Database database, Connection connection, VersionTableName versionTable,
            BackupFolder.Begun begun, BackupProgress progress, Cancellation cancellation) throws SQLException {
        Path part = begun.part();
        createPart(begun);
        copy(connection, part, progress, cancellation);
        try (Connection copy = open(part, SQLiteOpenMode.READWRITE)) {
            // A copy of a file in WAL mode would make two more files whenever it is read.
            execute(copy, "PRAGMA journal_mode = DELETE");
            List<String> heads = VersionTable.find(dialect, copy, versionTable).rows();
            return new Contents(heads, identity(connection), "SQLite " + text(connection, "SELECT sqlite_version()"),
                    List.of(), Map.of());
        }
    }

    private static void copy(Connection connection, Path part, BackupProgress progress, Cancellation cancellation)
            throws SQLException {
        try (SqliteSource source = SqliteSource.of(connection)) {
            BackupProgress watched = (done, all) -> {
                progress.at(done, all);
                if (cancellation.isCancelled() && done < all) {
                    source.stop();
                }
            };
            Copying copying = new Copying(number(connection, "PRAGMA main.page_size"), watched);
            int code = database(source.connection()).backup("main", part.toString(), copying, PAUSE_MILLIS, PAUSES,
                    PAGES);
            copying.rethrow();
            cancellation.check();
            if (!copying.complete()) {
                throw incomplete(code, connection, "backed up");
            }
        }
    }

    private static void createPart(BackupFolder.Begun begun) {
        try {
            begun.createPart();
        } catch (IOException e) {
            throw Backups.failed(begun.part() + " cannot be written: " + FileFault.reason(e), e);
        }
    }

    @Override
    public String identity(Connection connection) throws SQLException {
        return "sqlite:" + SqliteFile.of(connection).orElseThrow().path();
    }

    @Override
    public List<String> losses(Connection connection, BackupRecord backup, Kept kept) throws SQLException {
        Path file = SqliteFile.of(connection).orElseThrow().path();
        return new SqliteLosses(dialect, kept.versionTable()).between(file, backup.manifest().file());
    }

    @Override
    public String restoreBeside(Database database, Connection connection, BackupRecord backup, String stamp,
            BackupProgress progress, Cancellation cancellation) throws SQLException {
        Path file = Archive.beside(SqliteFile.of(connection).orElseThrow().path(), stamp);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                Files.copy(backup.manifest().file(), part, StandardCopyOption.REPLACE_EXISTING);
                cancellation.check();
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw Backups.failed(file + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Make the folder writable, and room on its disk.");
        }
        progress.at(backup.manifest().size(), backup.manifest().size());
        return file.toString();
    }

    /**
     * SQLite writes the pages in one transaction, which a crash or a cancellation rolls back. What that needs of the
     * backup is looked at before.
     */
    @Override
    public List<String> restoreInPlace(Database database, Connection connection, BackupRecord backup, Kept kept,
            BackupProgress progress, Cancellation cancellation) throws SQLException {
        Path file = backup.manifest().file();
        try (Connection copy = open(file, SQLiteOpenMode.READONLY)) {
            List<String> heads = VersionTable.find(dialect, copy, kept.versionTable()).rows();
            if (!List.copyOf(heads).equals(backup.manifest().heads())) {
                throw Backups.failed(
                        "The backup " + backup.manifest().id() + " does not hold the heads its manifest names.");
            }
        }
        cancellation.check();
        try (SqliteBrake brake = new SqliteBrake(file)) {
            BackupProgress watched = (done, all) -> {
                progress.at(done, all);
                if (cancellation.isCancelled() && done < all) {
                    brake.pull();
                }
            };
            Copying copying = new Copying(number(connection, "PRAGMA main.page_size"), watched);
            int code = database(connection).restore("main", file.toString(), copying, PAUSE_MILLIS, PAUSES, PAGES);
            copying.rethrow();
            if (!copying.complete()) {
                cancellation.check();
                throw incomplete(code, connection, "restored");
            }
            return List.of();
        }
    }

    /** The driver reports success for a copy that did not come to its end: only the pages tell. */
    private static RetortException incomplete(int code, Connection connection, String what) throws SQLException {
        String file = SqliteFile.of(connection).map(found -> found.path().toString()).orElse("The database");
        int primary = code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_OK.code && isFree(connection)) {
            return Backups.failed(file + " could not be " + what + ": SQLite did not come to the end of writing it.")
                    .hint("It may be that the disk is full: make room on it; nothing was changed.");
        }
        if (primary == SQLiteErrorCode.SQLITE_OK.code || primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new RetortException(ProblemCode.LOCKED,
                    file + " could not be " + what + ": another program holds it.")
                    .hint("Close the other program, or wait until it is done; nothing was changed.");
        }
        String reason = SQLiteErrorCode.getErrorCode(primary).message;
        return Backups.failed(file + " could not be " + what + ": " + reason + ".")
                .hint("Check the folder and the room on its disk.");
    }

    /** Whether no other connection holds the database now. */
    private static boolean isFree(Connection connection) throws SQLException {
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        int wait = sqlite.getBusyTimeout();
        sqlite.setBusyTimeout(0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException _) {
            return false;
        } finally {
            sqlite.setBusyTimeout(wait);
        }
    }

    static Connection open(Path file, SQLiteOpenMode mode) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(mode == SQLiteOpenMode.READONLY);
        // As a URI, in which a question mark belongs to the name.
        return JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath().toUri().toASCIIString(),
                config.toProperties());
    }

    private static DB database(Connection connection) throws SQLException {
        return connection.unwrap(SQLiteConnection.class).getDatabase();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** Follows a copy. An exception must not pass through SQLite's C code: the first is kept until the copy has ended. */
    private static final class Copying implements DB.ProgressObserver {

        private final long pageSize;
        private final BackupProgress progress;
        private int remaining = -1;
        private Optional<RuntimeException> failure = Optional.empty();

        private Copying(long pageSize, BackupProgress progress) {
            this.pageSize = pageSize;
            this.progress = progress;
        }

        @Override
        public void progress(int left, int all) {
            remaining = left;
            if (failure.isEmpty()) {
                try {
                    progress.at((all - left) * pageSize, all * pageSize);
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
            }
        }

        private boolean complete() {
            return remaining == 0;
        }

        private void rethrow() {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }
}
