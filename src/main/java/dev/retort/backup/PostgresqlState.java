package dev.retort.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.retort.backup.Archive.Kept;
import dev.retort.backup.BackupRecord.TableState;

/** What a backup remembers of a PostgreSQL database besides its dump, and what of it has changed since. */
final class PostgresqlState {

    private static final String TABLES = """
            SELECT n.nspname, c.relname, c.oid::bigint, pg_stat_get_tuples_inserted(c.oid) AS inserted,
                   pg_stat_get_tuples_updated(c.oid) AS updated, pg_stat_get_tuples_deleted(c.oid) AS deleted
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname
            """;

    /** What a restore leaves standing, so that it does not need the right to make it. */
    private static final String FIXTURES = """
            SELECT 'schema ' || n.nspname || ' owner' AS name, pg_get_userbyid(n.nspowner)::text AS state
            FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT 'schema ' || n.nspname || ' acl', coalesce(n.nspacl::text, '') FROM pg_catalog.pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT 'schema ' || n.nspname || ' comment', coalesce(obj_description(n.oid, 'pg_namespace'), '')
            FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            UNION ALL
            SELECT 'extension ' || e.extname, e.extversion FROM pg_catalog.pg_extension e
            """;

    private static final int FIRST_WITH_FLUSH = 15;

    private PostgresqlState() {}

    /** The server's own number and the database's in it: a copy on another server differs, a renamed one does not. */
    static String identity(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (pg_control_system()).system_identifier, oid"
                        + " FROM pg_catalog.pg_database WHERE datname = current_database()")) {
            row.next();
            return "postgresql:" + row.getString(1) + "/" + row.getString(2);
        }
    }

    /** A session counts at most once a second (PostgreSQL 15); this makes the connection's own writes count now. */
    static void flushCounters(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_FLUSH) {
            PostgresqlArchive.text(connection, "SELECT pg_stat_force_next_flush()");
        }
    }

    static List<TableState> tables(Connection connection) throws SQLException {
        List<TableState> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(new TableState(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4),
                        row.getLong(5), row.getLong(6)));
            }
        }
        return tables;
    }

    static Map<String, String> fixtures(Connection connection) throws SQLException {
        Map<String, String> fixtures = new TreeMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(FIXTURES)) {
            while (row.next()) {
                fixtures.put(row.getString(1), row.getString(2));
            }
        }
        return fixtures;
    }

    /**
     * By the server's counters of rows written, which count what was rolled back, too, and start anew after a crash.
     *
     * @param kept the log and the version table are not counted
     */
    static List<String> losses(Connection connection, List<TableState> then, Kept kept) throws SQLException {
        flushCounters(connection);
        Map<Long, TableState> before = new HashMap<>();
        then.forEach(table -> before.put(table.id(), table));
        List<String> sentences = new ArrayList<>();
        for (TableState now : tables(connection)) {
            if (now.schema().equals(kept.logSchema()) || now.name().equals(kept.versionTable().table())) {
                continue;
            }
            String name = now.schema().equals("public") ? now.name() : now.schema() + "." + now.name();
            TableState old = before.get(now.id());
            if (old == null) {
                sentences.add(name + " was made since, and holds " + rows(count(connection, now)) + ".");
            } else {
                sentence(name, old, now, sentences);
            }
        }
        return sentences;
    }

    private static void sentence(String name, TableState old, TableState now, List<String> sentences) {
        long added = now.inserted() - old.inserted();
        long changed = now.updated() - old.updated();
        long removed = now.deleted() - old.deleted();
        if (added < 0 || changed < 0 || removed < 0) {
            sentences.add(name + ": not known; the server's counters have started anew since.");
            return;
        }
        List<String> parts = new ArrayList<>();
        if (added > 0) {
            parts.add(rows(added) + " added");
        }
        if (changed > 0) {
            parts.add(rows(changed) + " changed");
        }
        if (removed > 0) {
            parts.add(rows(removed) + " removed");
        }
        if (!parts.isEmpty()) {
            sentences.add(name + ": " + String.join(", ", parts) + " since.");
        }
    }

    /** Rows up to a million, which a person would miss one by one; then that many. */
    private static long count(Connection connection, TableState table) throws SQLException {
        String sql = "SELECT count(*) FROM (SELECT FROM " + quoted(table.schema()) + "." + quoted(table.name())
                + " LIMIT 1000000) t";
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count == 1_000_000 ? "1000000 rows or more" : count + " rows";
    }
}
