package dev.retort.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a failure of the server or driver means.
 *
 * @param kind what to do about it
 * @param code the server's own: an SQLSTATE, or SQLite's name such as {@code SQLITE_FULL}; empty where there is none
 * @param message the server's words, with detail where it gives any
 * @param offset where in the statement it happened, in UTF-16 units counted from 0; -1 where the server does not say
 * @param hint the way out; null where none is known
 */
public record ServerError(Kind kind, String code, String message, int offset, @Nullable String hint) {

    /** The kinds of failure that are treated in different ways. */
    public enum Kind {
        OTHER,
        /** A unique key is violated. */
        DUPLICATE,
        /** What a statement makes is there already. */
        ALREADY_THERE,
        /** Stopped by a request from outside, or by the statement's time limit. */
        INTERRUPTED,
        /** Another session held a lock for too long. */
        LOCK_TIMEOUT,
        /** The connection is gone; nothing more can be asked on it. */
        CONNECTION_LOST,
        /** The database, or the file, cannot be written. */
        READ_ONLY
    }
}
