package dev.retort.project;

/** How many steps share a transaction. */
public enum TransactionScope {
    PER_MIGRATION, ALL
}
