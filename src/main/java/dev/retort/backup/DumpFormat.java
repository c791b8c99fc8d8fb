package dev.retort.backup;

/** What {@code pg_dump} writes. Retort restores either; SQLite backups are copies of the database and have no format. */
public enum DumpFormat {

    /** Compressed, for {@code pg_restore}. */
    CUSTOM(".dump"),
    /** A script in SQL that {@code psql} runs and a person can read. */
    PLAIN(".sql");

    private final String suffix;

    DumpFormat(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }

    /** The format of a backup that was taken. */
    static DumpFormat of(BackupManifest backup) {
        return backup.file().toString().endsWith(PLAIN.suffix) ? PLAIN : CUSTOM;
    }
}
