package dev.retort.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.SessionSettings;

/**
 * A project's settings, read and checked.
 *
 * @param folder the project's folder, absolute and real
 * @param name what to call it: the folder's name
 * @param settingsFile the file it was read from: its {@code retort.toml}, or the settings file of Alembic's
 * @param versionFolders where revision files are, absolute; the first takes new ones
 * @param fileName pattern of new files' names, such as {@code {rev}_{slug}}
 * @param versionTable name of the version table, unquoted
 * @param versionTableSchema its schema; empty for the connection's default
 * @param transactions how many steps share a transaction
 * @param session what each connection is set up with
 * @param logSchema schema of the migration log on PostgreSQL; empty keeps the log in a local file
 * @param backupPolicy {@code ask}, {@code full} or {@code none}
 * @param backupFolder where backups go, absolute; empty for the user's data folder
 * @param database which database it says is meant
 * @param alembic what makes it an Alembic project; null for one of plain SQL files
 * @param target what its schema should be
 */
public record Project(Path folder, String name, Path settingsFile, List<Path> versionFolders, String fileName,
        String versionTable, String versionTableSchema, TransactionScope transactions, SessionSettings session,
        String logSchema, BackupPolicy backupPolicy, String backupFolder, DatabaseSource database,
        @Nullable AlembicProject alembic, TargetSettings target) {

    public Project {
        versionFolders = List.copyOf(versionFolders);
    }

    /** Every file its settings come from, whether it exists or not. */
    public List<Path> settingsFiles() {
        Set<Path> files = new LinkedHashSet<>();
        files.add(settingsFile);
        files.add(folder.resolve(ProjectFinder.SETTINGS));
        if (alembic != null) {
            files.add(alembic.settings().file());
            files.add(alembic.settings().folder().resolve("pyproject.toml"));
            files.add(alembic.settings().envScript());
        }
        return List.copyOf(files);
    }

    /** The default of {@code lock-timeout}. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(5);
}
