package dev.retort.connect;

/** What a connection is opened for. */
public enum Access {
    /** Looking only: the database refuses to be changed over it. An SQLite file has to exist. */
    READ,
    /** Reading and writing. An SQLite file has to exist, and one that cannot be written is {@code read-only}. */
    WRITE,
    /** As {@link #WRITE}; an SQLite file that does not exist is made, in a folder that does. */
    CREATE
}
