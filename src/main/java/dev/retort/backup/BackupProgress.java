package dev.retort.backup;

/** Hears how far a backup or a restore is, on the thread that does it. */
@FunctionalInterface
public interface BackupProgress {

    /** Hears nothing. */
    BackupProgress NONE = (_, _) -> {};

    /**
     * Called from time to time.
     *
     * @param done bytes written or read so far
     * @param expected about how many there will be; -1 where nobody knows
     */
    void at(long done, long expected);
}
