package dev.retort.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import dev.retort.sql.DialectName;

/**
 * What a backup is of.
 *
 * @param id names it, unique among a database's backups
 * @param file the dump itself
 * @param dialect which kind of database
 * @param database the database as a person knows it: name, server and port, or the file; no password
 * @param identity tells two databases of one name apart
 * @param createdAt when
 * @param heads the version table's rows in it
 * @param size in bytes
 * @param sha256 of the file, in lower-case hexadecimal
 * @param tools what made it, with versions
 * @param reason why it was taken, such as {@code before upgrade to head}
 */
public record BackupManifest(String id, Path file, DialectName dialect, String database, String identity,
        Instant createdAt, List<String> heads, long size, String sha256, String tools, String reason) {

    public BackupManifest {
        heads = List.copyOf(heads);
    }
}
