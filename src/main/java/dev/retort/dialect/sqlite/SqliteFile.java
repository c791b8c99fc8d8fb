package dev.retort.dialect.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The file a connection works on, and the files Retort keeps beside it.
 *
 * @param path the database itself, absolute, with symbolic links resolved: one database has one name
 */
public record SqliteFile(Path path) {

    /** The file of {@code connection}'s main database; empty for one that lives in memory. */
    public static Optional<SqliteFile> of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement
                        .executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
            String file = result.next() ? result.getString(1) : null;
            return file == null || file.isEmpty() ? Optional.empty() : Optional.of(of(Path.of(file)));
        }
    }

    /** The database at {@code path}, which need not exist yet. */
    public static SqliteFile of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute)) {
                return new SqliteFile(absolute.toRealPath());
            }
            Path folder = absolute.getParent();
            return new SqliteFile(
                    folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName().toString()));
        } catch (IOException e) {
            return new SqliteFile(absolute);
        }
    }

    /** The SQLite file with the migration log and the journal: {@code <database>-retort}. */
    public Path log() {
        return beside("-retort");
    }

    /** Locked by the migrator at work; empty, and never deleted, or two could hold it. */
    Path lock() {
        return beside("-retort.lock");
    }

    /** Says who holds the lock; a file of its own, since closing the locked one in any way would give the lock back. */
    Path holder() {
        return beside("-retort.holder");
    }

    private Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }
}
