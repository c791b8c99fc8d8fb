package dev.retort.dialect.postgresql;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.retort.dialect.Actor;
import dev.retort.dialect.BlockingSession;
import dev.retort.dialect.HeldLock;
import dev.retort.dialect.Locks;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.VersionTableSql;
import dev.retort.problem.Sha256;

/**
 * A session advisory lock on the migration connection itself, so that lock and work die together. It is polled for: a
 * session blocked in {@code pg_advisory_lock} holds a snapshot that the holder's CREATE INDEX CONCURRENTLY would wait
 * for. The holder names itself in {@code application_name}, the one column of another session that every role may read.
 */
final class PostgresqlLocks implements Locks {

    private static final String PREFIX = "retort ";

    private final VersionTableSql versionTable;

    PostgresqlLocks(VersionTableSql versionTable) {
        this.versionTable = versionTable;
    }

    @Override
    public Optional<HeldLock> tryTake(Connection connection, VersionTableName table, Actor actor) throws SQLException {
        long key = key(versionTable.resolve(connection, table));
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.pg_try_advisory_lock(?)")) {
            statement.setLong(1, key);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next() || !result.getBoolean(1)) {
                    return Optional.empty();
                }
            }
        }
        String nameBefore = introduce(connection, actor);
        return Optional.of(() -> release(connection, key, nameBefore));
    }

    /** The first eight bytes of SHA-256 over {@code retort:}, the schema, a dot and the version table. */
    static long key(VersionTableName resolved) {
        byte[] sum = Sha256.bytes("retort:" + resolved.schema() + "." + resolved.table());
        return ByteBuffer.wrap(sum).getLong();
    }

    // The time comes before the name because the server cuts the text after 63 bytes.
    private static String introduce(Connection connection, Actor actor) throws SQLException {
        String before;
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT pg_catalog.current_setting('application_name')");
                ResultSet result = statement.executeQuery()) {
            result.next();
            before = result.getString(1);
        }
        nameSession(connection, PREFIX + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + actor);
        return before;
    }

    private static void nameSession(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT pg_catalog.set_config('application_name', ?, false)")) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    private static void release(Connection connection, long key, String nameBefore) {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_catalog.pg_advisory_unlock(?), pg_catalog.set_config('application_name', ?, false)")) {
            statement.setLong(1, key);
            statement.setString(2, nameBefore);
            statement.execute();
        } catch (SQLException _) {
            // A lost connection has lost the lock with it.
        }
    }

    @Override
    public String holder(Connection connection, VersionTableName table) throws SQLException {
        long key = key(versionTable.resolve(connection, table));
        String sql = """
                SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, '')
                FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                  AND l.classid::bigint = ? AND l.objid::bigint = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key >>> 32);
            statement.setLong(2, key & 0xffff_ffffL);
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? describe(result.getInt(1), result.getString(2), result.getString(3))
                        : "a session that has just ended";
            }
        }
    }

    @Override
    public List<BlockingSession> blockers(Connection connection, String session) throws SQLException {
        return BlockingSessions.of(connection, Integer.parseInt(session));
    }

    private static String describe(int pid, String role, String application) {
        String session = "process " + pid + " on the server, role " + role;
        if (application.startsWith(PREFIX)) {
            String[] words = application.substring(PREFIX.length()).split(" ", 2);
            if (words.length == 2) {
                return words[1] + " since " + words[0] + " (" + session + ")";
            }
        }
        return application.isEmpty() ? session : application + " (" + session + ")";
    }
}
