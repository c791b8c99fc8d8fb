package dev.retort.backup;

import java.nio.file.Path;

/**
 * What a backup would take.
 *
 * @param bytes about how large it would be; -1 where nobody knows
 * @param folder where it would go; it need not exist yet
 * @param freeBytes free space there; -1 where nobody knows
 */
public record BackupEstimate(long bytes, Path folder, long freeBytes) {}
