package dev.retort.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.retort.backup.Archive.Kept;
import dev.retort.backup.BackupRecord.Contents;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.dialect.sqlite.SqliteFile;
import dev.retort.problem.Cancellation;
import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.Sha256;
import dev.retort.sql.DialectName;

/**
 * Backups of whole databases, in a folder for each database below one root.
 *
 * <p>Every connection handed in belongs to the database named with it, is in autocommit, and may hold the migrators'
 * lock, which stays with it. Failures are {@code backup-failed} where nothing else is said, {@code cancelled}, or
 * {@code locked} where other sessions use what is to be restored.
 */
public final class Backups {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss")
            .withZone(ZoneOffset.UTC);

    private final Path root;
    private final Connector connector;
    private final Map<String, String> environment;
    private final DumpFormat format;
    private final Archive postgresql;
    private final Archive sqlite;
    private final InstantSource clock;

    /**
     * @param root holds a folder for each database; need not exist
     * @param connector opens what is restored beside
     * @param environment the process's environment variables, to find {@code pg_dump} by
     * @param clock names new backups
     */
    public Backups(Path root, Connector connector, Map<String, String> environment, InstantSource clock) {
        this(root, connector, environment, clock, DumpFormat.CUSTOM);
    }

    private Backups(Path root, Connector connector, Map<String, String> environment, InstantSource clock,
            DumpFormat format) {
        this.root = root;
        this.connector = connector;
        this.environment = Map.copyOf(environment);
        this.format = format;
        this.postgresql = new PostgresqlArchive(new PostgresqlDialect(), connector, this.environment, format);
        this.sqlite = new SqliteArchive(new SqliteDialect());
        this.clock = clock;
    }

    /** The same, taking new backups in another format; what was taken is restored in whatever format it is. */
    public Backups in(DumpFormat other) {
        return new Backups(root, connector, environment, clock, other);
    }

    /** Where the backups of a database are, known without asking it; the folder need not exist. */
    public Path folder(Database database) {
        return place(database).folder();
    }

    private BackupPlace place(Database database) {
        return BackupPlace.of(root, database.url());
    }

    /** Why a backup of this database cannot be taken, such as a missing {@code pg_dump}; empty where it can. */
    public Optional<RetortException> obstacle(Database database, Connection connection) {
        return guarded(database, () -> archive(database).obstacle(database, connection));
    }

    /** The program that would make it, such as {@code pg_dump 15.18, /usr/bin/pg_dump}; empty where there is none. */
    public Optional<String> tool(Database database, Connection connection) {
        return guarded(database, () -> archive(database).tool(connection));
    }

    /** What a backup would take. */
    public BackupEstimate estimate(Database database, Connection connection) {
        BackupPlace place = place(database);
        return guarded(database, () -> new BackupEstimate(archive(database).estimate(connection), place.folder(),
                place.freeBytes()));
    }

    /**
     * Takes a backup. The database is not changed; whatever goes wrong, no backup is left behind.
     *
     * @param versionTable its rows become the backup's heads, read in the same snapshot as everything else
     * @param reason why, such as {@code before upgrade to head}
     */
    public BackupManifest take(Database database, Connection connection, VersionTableName versionTable, String reason,
            BackupProgress progress, Cancellation cancellation) {
        Archive archive = archive(database);
        if (format == DumpFormat.PLAIN && database.url().dialect() == DialectName.SQLITE) {
            throw failed("A backup of an SQLite database is a copy of it; there is no plain format.")
                    .hint("Leave the format out; `sqlite3 FILE .dump` writes a script.");
        }
        Optional<RetortException> obstacle = obstacle(database, connection);
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        BackupEstimate estimate = estimate(database, connection);
        if (estimate.freeBytes() >= 0 && estimate.bytes() > estimate.freeBytes()) {
            throw failed("There is not enough room for the backup in " + estimate.folder() + ": it takes about "
                    + size(estimate.bytes()) + ", and " + size(estimate.freeBytes()) + " are free.")
                    .hint("Make room, or choose another folder with [backup] directory.");
        }
        Instant now = clock.instant();
        return guarded(database, () -> {
            try (BackupFolder.Begun begun = new BackupFolder(estimate.folder()).begin(place(database).name(),
                    archive.suffix(), now)) {
                Contents contents = archive.dump(database, connection, versionTable, begun, progress, cancellation);
                cancellation.check();
                BackupManifest manifest = new BackupManifest(begun.id(), begun.file(), database.url().dialect(),
                        database.url().place(), contents.identity(), now, contents.heads(), Files.size(begun.part()),
                        Sha256.of(begun.part(), cancellation), contents.tools(), reason);
                begun.complete(new BackupRecord(manifest, contents.tables(), contents.fixtures()));
                return manifest;
            }
        });
    }

    /** The backups of a database, newest first. */
    public List<BackupManifest> list(Database database) {
        return guarded(database, () -> new BackupFolder(folder(database)).list());
    }

    /** Whether the backup's file is there and has the sum of its manifest; reads all of it. */
    public boolean isIntact(BackupManifest backup, Cancellation cancellation) {
        try {
            return Files.exists(backup.file()) && Files.size(backup.file()) == backup.size()
                    && Sha256.of(backup.file(), cancellation).equals(backup.sha256());
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * What restoring in place would lose, one sentence each: rows added, changed or removed since, and tables made
     * since, as far as the database can tell.
     *
     * @param logSchema schema of the migration log, which stays; empty where the database holds none
     */
    public List<String> losses(Database database, Connection connection, BackupManifest backup,
            VersionTableName versionTable, String logSchema) {
        return guarded(database, () -> archive(database).losses(connection, record(backup),
                new Kept(versionTable, logSchema)));
    }

    /** Restores into a new database beside the present one and gives its name, or its file. */
    public String restoreBeside(Database database, Connection connection, BackupManifest backup,
            BackupProgress progress, Cancellation cancellation) {
        return guarded(database, () -> {
            requireIntact(backup, cancellation);
            return archive(database).restoreBeside(database, connection, record(backup),
                    STAMP.format(clock.instant()), progress, cancellation);
        });
    }

    /**
     * Restores in place: schema, data and version table become what they were, the migration log stays. If it fails, the
     * database is as it was before.
     *
     * @param connection holds the migrators' lock, and goes on holding it
     * @param logSchema schema of the migration log; empty where the database holds none
     * @return what was left as it is because it is not this role's to change, one sentence each
     */
    public List<String> restoreInPlace(Database database, Connection connection, BackupManifest backup,
            VersionTableName versionTable, String logSchema, BackupProgress progress, Cancellation cancellation) {
        return guarded(database, () -> {
            Archive archive = archive(database);
            if (!archive.identity(connection).equals(backup.identity())) {
                throw failed("The backup " + backup.id() + " is of another database, " + backup.database() + ".")
                        .hint("Restore it into a new database instead; nothing was changed.")
                        .data("backup", backup.id());
            }
            requireIntact(backup, cancellation);
            return archive.restoreInPlace(database, connection, record(backup),
                    new Kept(versionTable, logSchema), progress, cancellation);
        });
    }

    /** Deletes a backup. */
    public void delete(BackupManifest backup) {
        try {
            BackupFolder.delete(backup);
        } catch (IOException e) {
            throw failed("The backup " + backup.id() + " cannot be deleted: " + FileFault.reason(e), e);
        }
    }

    private Archive archive(Database database) {
        return switch (database.url().dialect()) {
            case POSTGRESQL -> postgresql;
            case SQLITE -> sqlite;
        };
    }

    private void requireIntact(BackupManifest backup, Cancellation cancellation) {
        if (!isIntact(backup, cancellation)) {
            throw failed(Files.exists(backup.file())
                    ? "The backup " + backup.id() + " is damaged: its file does not have the sum of its manifest."
                    : "The file of the backup " + backup.id() + " is missing: " + backup.file() + ".")
                    .hint("Choose another backup; nothing was changed.").data("backup", backup.id());
        }
    }

    private static BackupRecord record(BackupManifest backup) throws IOException {
        return ManifestFile.read(BackupFolder.manifestOf(backup))
                .orElseThrow(() -> failed("The manifest of the backup " + backup.id() + " is missing or damaged.")
                        .hint("Choose another backup; nothing was changed.").data("backup", backup.id()));
    }

    /** Something that may fail on the disk or in the database. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException, IOException;
    }

    private <T> T guarded(Database database, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            String file = e instanceof FileSystemException known
                    ? String.valueOf(known.getFile())
                    : "A file of the backup";
            throw failed(file + " cannot be read or written: " + FileFault.reason(e), e)
                    .hint("Check the folder and the room on its disk.");
        } catch (SQLException e) {
            throw ArchiveProblem.of(archive(database).dialect(), e, "", "The backup of " + database.url().place());
        }
    }

    static RetortException failed(String message) {
        return new RetortException(ProblemCode.BACKUP_FAILED, message);
    }

    static RetortException failed(String message, Throwable cause) {
        return new RetortException(ProblemCode.BACKUP_FAILED, message, cause);
    }

    private static String size(long bytes) {
        return bytes < 10 << 20 ? (bytes >> 10) + " kB" : (bytes >> 20) + " MB";
    }
}
