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
 */
public record ApplyOptions(BackupKind backup, @Nullable Path backupFolder, @Nullable String confirmedName,
        Duration lockWait) {

    public static final ApplyOptions WITHOUT_BACKUP = new ApplyOptions(BackupKind.NONE, null, null,
            Duration.ofSeconds(60));

    public static final ApplyOptions WITH_FULL_BACKUP = new ApplyOptions(BackupKind.FULL, null, null,
            Duration.ofSeconds(60));
}
