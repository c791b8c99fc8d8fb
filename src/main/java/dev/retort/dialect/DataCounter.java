package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

import dev.retort.problem.Cancellation;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectName;

/** Says how much tables and columns hold, by counting where that is quick and by the database's estimates elsewhere. */
public interface DataCounter {

    /**
     * How many rows the tables hold, and how many values, NULL left out, the columns; in a fixed small number of queries.
     *
     * @param things tables and columns of tables; more than a few hundred tables are estimated only
     * @param limit how long all counting may take
     * @return what is known; what is missing takes too long to count and was never estimated
     * @throws SQLException where the catalog cannot be read; what cannot be counted is no failure
     */
    Map<ObjectName, DataCount> count(Connection connection, Collection<ObjectName> things, Duration limit,
            Cancellation cancellation) throws SQLException;
}
