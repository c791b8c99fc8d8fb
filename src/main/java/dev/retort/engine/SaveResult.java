package dev.retort.engine;

/** What became of a text that was to be saved. */
public enum SaveResult {
    SAVED,
    /** The file on disk is not the one that was read; nothing was written. */
    CHANGED_ON_DISK
}
