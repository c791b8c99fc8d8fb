package dev.retort.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.retort.backup.BackupRecord.Contents;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;

/** How one kind of database is dumped and brought back. Connections are in autocommit, with no transaction open. */
interface Archive {

    Dialect dialect();

    /** The suffix of a dump's file. */
    String suffix();

    /** The program that would make a dump, with its version; empty where it cannot be found or none is needed. */
    Optional<String> tool(Connection connection) throws SQLException;

    /** Why a backup cannot be taken; empty where it can, as far as can be known before. */
    Optional<RetortException> obstacle(Database database, Connection connection) throws SQLException;

    /** Tells two databases of one name apart. */
    String identity(Connection connection) throws SQLException;

    /** About how many bytes a dump has; -1 where nobody knows. */
    long estimate(Connection connection) throws SQLException;

    /** Writes a dump to {@code begun.part()}. */
    Contents dump(Database database, Connection connection, VersionTableName versionTable, BackupFolder.Begun begun,
            BackupProgress progress, Cancellation cancellation) throws SQLException;

    /** What was written since a backup and restoring it in place would lose, one sentence each. */
    List<String> losses(Connection connection, BackupRecord backup, Kept kept) throws SQLException;

    /** Restores into a new database and gives its name, or its file. */
    String restoreBeside(Database database, Connection connection, BackupRecord backup, String stamp,
            BackupProgress progress, Cancellation cancellation) throws SQLException;

    /**
     * Restores in place: all of it, or nothing.
     *
     * @return what was left as it is, one sentence each
     */
    List<String> restoreInPlace(Database database, Connection connection, BackupRecord backup, Kept kept,
            BackupProgress progress, Cancellation cancellation) throws SQLException;

    /**
     * What a restore in place goes by.
     *
     * @param versionTable to compare with the backup's heads
     * @param logSchema schema of the migration log, which stays as it is; empty where the database holds none
     */
    record Kept(VersionTableName versionTable, String logSchema) {}

    /** The file of a new database beside {@code file}. */
    static Path beside(Path file, String stamp) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? file.resolveSibling(name + "-restored-" + stamp)
                : file.resolveSibling(name.substring(0, dot) + "-restored-" + stamp + name.substring(dot));
    }
}
