package dev.retort.dialect.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.dialect.CountedTable;
import dev.retort.dialect.DataCounter;
import dev.retort.dialect.Identifiers;
import dev.retort.problem.Cancellation;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectName;

/**
 * Counts small tables, in one query, and estimates the others by what VACUUM and ANALYZE left: {@code pg_class.reltuples}
 * and {@code pg_stats.null_frac} (https://www.postgresql.org/docs/current/row-estimation-examples.html).
 */
final class PostgresqlDataCounter implements DataCounter {

    /** 32 MB, read within a fraction of a second also from a slow disk. */
    private static final int SMALL_PAGES = 4096;
    /** Of a table that grew since its pages were counted last. */
    private static final int SMALL_ROWS = 500_000;
    private static final int MOST_COUNTED = 200;

    /**
     * Nothing here waits for a lock on a table, as {@code pg_relation_size} would. Before version 14 nothing but 0 said
     * that a table was never counted.
     */
    private static final String ESTIMATES = """
            SELECT w.i, w.part,
                   CASE WHEN c.reltuples = 0 AND c.relpages = 0
                             AND pg_catalog.current_setting('server_version_num')::int < 140000 THEN NULL
                        WHEN w.part = '' THEN c.reltuples ELSE c.reltuples * (1 - s.null_frac) END,
                   c.relkind = 'r' AND c.relpages <= %d AND pg_catalog.pg_stat_get_live_tuples(c.oid) <= %d
                   AND NOT c.relrowsecurity AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
              FROM unnest(?::int[], ?::text[], ?::text[], ?::text[]) AS w (i, space, name, part)
              JOIN pg_catalog.pg_namespace n ON n.nspname = w.space
              JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.name
              LEFT JOIN pg_catalog.pg_stats s
                ON s.schemaname = w.space AND s.tablename = w.name AND s.attname = w.part
            """.formatted(SMALL_PAGES, SMALL_ROWS);

    private final Identifiers identifiers;

    PostgresqlDataCounter(Identifiers identifiers) {
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
        List<CountedTable> small = estimate(connection, tables, counts);
        cancellation.check();
        if (!small.isEmpty()) {
            count(connection, small, counts, limit, cancellation);
            cancellation.check();
        }
        counts.keySet().retainAll(things);
        return counts;
    }

    /** Puts down the estimates, and gives the tables that are small enough to be counted. */
    private static List<CountedTable> estimate(Connection connection, List<CountedTable> tables,
            Map<ObjectName, DataCount> counts) throws SQLException {
        List<Integer> indexes = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            indexes.add(i);
            parts.add("");
            for (String column : tables.get(i).columns()) {
                indexes.add(i);
                parts.add(column);
            }
        }
        List<CountedTable> small = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(ESTIMATES)) {
            query.setArray(1, connection.createArrayOf("int4", indexes.toArray()));
            query.setArray(2, text(connection, indexes.stream().map(i -> tables.get(i).schema()).toList()));
            query.setArray(3, text(connection, indexes.stream().map(i -> tables.get(i).name()).toList()));
            query.setArray(4, text(connection, parts));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    CountedTable table = tables.get(rows.getInt(1));
                    String part = rows.getString(2);
                    double estimate = rows.getDouble(3);
                    if (!rows.wasNull() && estimate >= 0) {
                        counts.put(part.isEmpty() ? table.table() : table.column(part),
                                new DataCount(Math.round(estimate), true));
                    }
                    if (part.isEmpty() && rows.getBoolean(4)) {
                        small.add(table);
                    }
                }
            }
        }
        return small.subList(0, Math.min(small.size(), MOST_COUNTED));
    }

    private static Array text(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private void count(Connection connection, List<CountedTable> tables, Map<ObjectName, DataCount> counts,
            Duration limit, Cancellation cancellation) {
        try (Statement statement = connection.createStatement();
                Cancellation.Registration _ = cancellation.onCancel(() -> stop(statement))) {
            statement.setQueryTimeout((int) Math.max(1, limit.toSeconds()));
            try (ResultSet rows = statement.executeQuery(CountedTable.query(tables, identifiers))) {
                CountedTable.read(rows, tables, counts);
            }
        } catch (SQLException _) {
            // Time is up, someone holds a lock, or a table went away: the estimates hold.
        }
    }

    private static void stop(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException _) {
            // It has ended by itself.
        }
    }
}
