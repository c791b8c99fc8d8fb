package dev.retort.backup;

/** What to back up before a plan runs. */
public enum BackupKind {
    FULL, NONE
}
