package dev.retort.backup;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.sqlite.SqliteFile;
import dev.retort.problem.Sha256;
import dev.retort.sql.DialectName;

/**
 * Where the backups of a database are kept, known without asking it.
 *
 * @param folder need not exist
 * @param name the database's, as far as it is fit for a file's
 */
record BackupPlace(Path folder, String name) {

    private static final int LONGEST_NAME = 40;

    static BackupPlace of(Path root, DatabaseUrl url) {
        String place = url.dialect() == DialectName.SQLITE && !url.inMemory()
                ? SqliteFile.of(Path.of(url.database())).path().toString()
                : url.place();
        String name = name(url);
        return new BackupPlace(root.resolve(name + "-" + Sha256.of(place).substring(0, 8)), name);
    }

    private static String name(DatabaseUrl url) {
        String name = url.dialect() == DialectName.SQLITE
                ? Path.of(url.database()).getFileName().toString().replaceFirst("\\.[^.]*$", "")
                : url.database();
        String safe = name.replaceAll("(?U)[^\\w-]+", "_");
        return safe.isEmpty() ? "database" : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    }

    /** The free space of the nearest folder above that exists, in bytes; -1 where it cannot be known. */
    long freeBytes() {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            FileStore store = existing == null ? null : Files.getFileStore(existing);
            return store == null ? -1 : store.getUsableSpace();
        } catch (IOException _) {
            return -1;
        }
    }
}
