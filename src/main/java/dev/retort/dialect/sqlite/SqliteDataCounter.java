package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

import dev.retort.dialect.CountedTable;
import dev.retort.dialect.DataCounter;
import dev.retort.dialect.Identifiers;
import dev.retort.problem.Cancellation;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectName;

/**
 * Counts as long as it may, in one query that gives a table after the other; what it does not come to is estimated by the
 * figures of the last ANALYZE, which SQLite keeps for rows and not for values.
 */
final class SqliteDataCounter implements DataCounter {

    /** SQLite's own limit of terms is 500: https://www.sqlite.org/limits.html. */
    private static final int MOST_TABLES = 400;
    private static final int STEPS = 10_000;

    private final Identifiers identifiers;

    SqliteDataCounter(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public Map<ObjectName, DataCount> count(Connection connection, Collection<ObjectName> things, Duration limit,
            Cancellation cancellation) throws SQLException {
        List<CountedTable> tables = CountedTable.of(things);
        Map<ObjectName, DataCount> counts = new HashMap<>();
        if (tables.isEmpty()) {
            return counts;
        }
        try (Statement statement = connection.createStatement()) {
            Map<String, Long> analyzed = SqliteSizes.analyzed(statement);
            for (CountedTable table : tables) {
                Long rows = analyzed.get(table.name());
                if (rows != null) {
                    counts.put(table.table(), new DataCount(rows, true));
                }
            }
            List<CountedTable> counted = tables.stream().limit(MOST_TABLES).toList();
            SQLiteConnection limited = connection.unwrap(SQLiteConnection.class);
            ProgressHandler.setHandler(limited, STEPS, until(System.nanoTime() + limit.toNanos(), cancellation));
            try {
                count(statement, counted, counts);
            } finally {
                ProgressHandler.clearHandler(limited);
            }
        }
        cancellation.check();
        counts.keySet().retainAll(things);
        return counts;
    }

    private void count(Statement statement, List<CountedTable> tables, Map<ObjectName, DataCount> counts) {
        try (ResultSet rows = statement.executeQuery(CountedTable.query(tables, identifiers))) {
            CountedTable.read(rows, tables, counts);
        } catch (SQLException _) {
            // Time is up, or a table went away meanwhile: what was counted until then holds.
        }
    }

    private static ProgressHandler until(long end, Cancellation cancellation) {
        return new ProgressHandler() {
            @Override
            protected int progress() {
                return cancellation.isCancelled() || System.nanoTime() - end > 0 ? 1 : 0;
            }
        };
    }
}
