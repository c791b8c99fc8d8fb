package dev.retort.dialect;

import java.sql.SQLException;

/** Reads what a failure of the server or driver means. */
@FunctionalInterface
public interface ErrorReader {

    /**
     * @param failure as the driver threw it
     * @param sql the statement that was sent; empty where it was none of a person's
     */
    ServerError read(SQLException failure, String sql);
}
