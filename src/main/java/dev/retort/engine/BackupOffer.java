package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.problem.RetortException;

/**
 * What a person is asked about a backup before a plan runs.
 *
 * @param preselected what is suggested, whether or not it can be taken
 * @param losesData what the plan loses, in words, such as {@code drops column users.nickname}; empty for nothing
 * @param estimatedBytes about how large it will be; 0 where there is nothing to back up, -1 where nobody knows
 * @param folder where it would go
 * @param freeBytes free space there; -1 where nobody knows
 * @param obstacle why a full backup cannot be taken, such as a missing {@code pg_dump}; null where it can
 */
public record BackupOffer(BackupKind preselected, List<String> losesData, long estimatedBytes, Path folder,
        long freeBytes, @Nullable RetortException obstacle) {

    public BackupOffer {
        losesData = List.copyOf(losesData);
    }
}
