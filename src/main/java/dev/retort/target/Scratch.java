package dev.retort.target;

import java.sql.Connection;
import java.util.Optional;

import dev.retort.connect.Database;

/** A place where DDL can be tried, which leaves nothing behind once it is closed. Used by one thread. */
public interface Scratch extends AutoCloseable {

    /** A connection into the place, in autocommit where {@link #database} is there. */
    Connection connection();

    /**
     * The place as a database of its own, where whole revisions can run; empty where DDL is only tried inside a
     * transaction, or where the place is memory of this connection.
     */
    Optional<Database> database();

    /** Takes the place away. Failing to is said in the log and is no failure of what was tried. */
    @Override
    void close();
}
