package dev.retort.target;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.DatabaseUrl;

/**
 * Where scratch may be, and what it is for.
 *
 * @param url of a database for it, from {@code [target] scratch}; null for a place beside the database that is compared
 * @param onProduction whether a person asked for it to be made on a production server
 * @param need what it has to stand
 */
public record ScratchWish(@Nullable DatabaseUrl url, boolean onProduction, Need need) {

    /** What a scratch place has to stand. */
    public enum Need {
        /** Statements that make things, sent one by one. */
        DDL,
        /** Whole revisions, with their transactions and the version table: a database of its own. */
        REVISIONS
    }
}
