package dev.retort.engine;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;

/**
 * How to carry out a plan.
 *
 * @param backup what to back up first
 * @param backupFolder where to; null for the database's usual folder
 * @param confirmedName what a person typed to confirm a production database; null where nothing was typed
 * @param lockWait how long to wait for another migrator
 * @param whenMoved what to do where another migrator was faster
 */
public record ApplyOptions(BackupKind backup, @Nullable Path backupFolder, @Nullable String confirmedName,
        Duration lockWait, WhenMoved whenMoved) {

    /** How long to wait for another migrator unless a person says otherwise. */
    public static final Duration DEFAULT_LOCK_WAIT = Duration.ofSeconds(60);

    public static final ApplyOptions WITHOUT_BACKUP = new ApplyOptions(BackupKind.NONE, null, null, DEFAULT_LOCK_WAIT,
            WhenMoved.REFUSE);

    public static final ApplyOptions WITH_FULL_BACKUP = new ApplyOptions(BackupKind.FULL, null, null,
            DEFAULT_LOCK_WAIT, WhenMoved.REFUSE);
}
