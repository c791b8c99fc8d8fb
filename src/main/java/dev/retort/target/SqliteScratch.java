package dev.retort.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;

/** Scratch on SQLite: in memory, reaching no file, or a file of its own in the system's folder for such. */
final class SqliteScratch implements Scratch {

    private static final Logger LOG = System.getLogger(SqliteScratch.class.getName());

    private final Connection connection;
    private final @Nullable Path folder;
    private final @Nullable Database database;

    private SqliteScratch(Connection connection, @Nullable Path folder, @Nullable Database database) {
        this.connection = connection;
        this.folder = folder;
        this.database = database;
    }

    /** Nothing can be attached to it, which also stops {@code VACUUM INTO}; sorting stays in memory. */
    static SqliteScratch inMemory() {
        SQLiteConfig config = new SQLiteConfig();
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        try {
            return new SqliteScratch(config.createConnection("jdbc:sqlite::memory:"), null, null);
        } catch (SQLException e) {
            throw new IllegalStateException("a database in memory opens", e);
        }
    }

    static SqliteScratch inFile(Connector connector) {
        try {
            Path folder = Files.createTempDirectory("retort-scratch");
            Database database = Database.of(DatabaseUrl.ofFile(folder.resolve("scratch.db")));
            return new SqliteScratch(connector.open(database, Access.CREATE), folder, database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Optional<Database> database() {
        return Optional.ofNullable(database);
    }

    @Override
    public void close() {
        try {
            connection.close();
            if (folder != null) {
                delete(folder);
            }
        } catch (SQLException | IOException e) {
            LOG.log(Level.WARNING, "scratch was left behind in " + folder, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.walk(folder)) {
            inside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
