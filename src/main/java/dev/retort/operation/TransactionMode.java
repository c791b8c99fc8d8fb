package dev.retort.operation;

/** Whether a statement runs inside the step's transaction or on its own, outside any. */
public enum TransactionMode {
    TRANSACTIONAL, AUTOCOMMIT
}
