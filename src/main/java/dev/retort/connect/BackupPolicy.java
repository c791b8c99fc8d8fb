package dev.retort.connect;

/** What to do about a backup before a plan runs. */
public enum BackupPolicy {
    ASK, FULL, NONE
}
