package dev.retort.target;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import dev.retort.connect.Database;
import dev.retort.dialect.SchemaReader;
import dev.retort.schema.DatabaseSchema;

/** A place where DDL can be tried, which leaves nothing behind once it is closed. Used by one thread. */
public interface Scratch extends AutoCloseable {

    /** A connection into the place, in autocommit where {@link #database} is there. */
    Connection connection();

    /**
     * The place as a database of its own, where whole revisions can run; empty where DDL is only tried inside a
     * transaction, or where the place is memory of this connection.
     */
    Optional<Database> database();

    /**
     * Sends one statement of a target.
     *
     * @param statement of {@link #connection}
     * @throws dev.retort.problem.RetortException {@code connection-failed} where the place cannot stand such a statement
     */
    default void run(Statement statement, String sql) throws SQLException {
        statement.execute(sql);
    }

    /**
     * What was made here, as what it stands for.
     *
     * @param privileges whether owners and grants are read too
     */
    default DatabaseSchema read(SchemaReader reader, boolean privileges) throws SQLException {
        return reader.read(connection(), privileges);
    }

    /** Takes the place away. Failing to is said in the log and is no failure of what was tried. */
    @Override
    void close();
}
