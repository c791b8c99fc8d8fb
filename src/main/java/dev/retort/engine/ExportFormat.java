package dev.retort.engine;

/** What rows are written as. */
public enum ExportFormat {
    CSV, JSON, TSV
}
