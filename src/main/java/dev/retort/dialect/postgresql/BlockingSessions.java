package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.BlockingSession;

/** Asks who keeps a session waiting for a lock ({@code pg_blocking_pids}, since PostgreSQL 9.6). */
final class BlockingSessions {

    // A prepared transaction blocks as process 0, which pg_stat_activity does not have.
    private static final String QUERY = """
            SELECT b.pid, coalesce(a.application_name, ''), coalesce(a.usename, ''),
                   coalesce(pg_catalog.host(a.client_addr), ''),
                   CASE WHEN a.backend_type = 'client backend' THEN coalesce(a.state, '')
                        ELSE coalesce(a.backend_type, '') END,
                   a.xact_start, a.query_start
            FROM (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids(?)) AS pid) b
                 LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid
            ORDER BY a.xact_start, b.pid
            """;

    private BlockingSessions() {}

    static List<BlockingSession> of(Connection connection, int pid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setInt(1, pid);
            try (ResultSet rows = statement.executeQuery()) {
                List<BlockingSession> sessions = new ArrayList<>();
                while (rows.next()) {
                    int blocker = rows.getInt(1);
                    sessions.add(new BlockingSession(blocker, rows.getString(2), rows.getString(3), rows.getString(4),
                            blocker == 0 ? "a prepared transaction" : rows.getString(5), time(rows, 6), time(rows, 7)));
                }
                return sessions;
            }
        }
    }

    private static @Nullable Instant time(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
