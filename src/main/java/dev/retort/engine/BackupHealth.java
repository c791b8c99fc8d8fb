package dev.retort.engine;

/** The state of a backup's file. */
public enum BackupHealth {
    INTACT, MISSING, DAMAGED
}
