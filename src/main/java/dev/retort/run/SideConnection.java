package dev.retort.run;

import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.problem.Cancellation;

/** Opens a second connection to the database of a run, to look at the run from outside. */
@FunctionalInterface
public interface SideConnection {

    /**
     * The caller closes it.
     *
     * @param cancellation ends the wait for a server that does not answer
     * @throws SQLException also where the server allows no more connections
     */
    Connection open(Cancellation cancellation) throws SQLException;
}
