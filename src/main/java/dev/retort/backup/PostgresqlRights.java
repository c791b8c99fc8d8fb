package dev.retort.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.retort.problem.RetortException;

/** What a role lacks for dumping a whole database, found before anything runs. */
final class PostgresqlRights {

    private static final String UNREADABLE = """
            SELECT n.nspname || '.' || c.relname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                              WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
              AND NOT (has_schema_privilege(n.oid, 'USAGE')
                       AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT')
                                ELSE has_table_privilege(c.oid, 'SELECT') END)
            ORDER BY 1
            """;

    private static final String ROW_SECURITY = """
            SELECT n.nspname || '.' || c.relname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND n.nspname !~ '^pg_'
              AND pg_catalog.row_security_active(c.oid)
            ORDER BY 1
            """;

    private static final int NAMED = 5;

    private PostgresqlRights() {}

    /** Why {@code pg_dump} would refuse; empty where nothing is known to stand in its way. */
    static Optional<RetortException> missingForDump(Connection connection) throws SQLException {
        String role = PostgresqlArchive.text(connection, "SELECT current_user");
        List<String> unreadable = names(connection, UNREADABLE);
        if (!unreadable.isEmpty()) {
            return Optional.of(Backups.failed("The role " + role + " may not read " + some(unreadable)
                    + ", so it cannot back up the whole database.")
                    .hint("Connect as their owner, or set role under [database] to a role that may read everything.")
                    .data("tables", unreadable));
        }
        List<String> hidden = names(connection, ROW_SECURITY);
        if (!hidden.isEmpty()) {
            return Optional.of(Backups.failed("Row security hides rows of " + some(hidden) + " from the role " + role
                    + ", so pg_dump refuses to back them up.")
                    .hint("Use a role that owns them, or one with BYPASSRLS, by role under [database].")
                    .data("tables", hidden));
        }
        return Optional.empty();
    }

    private static String some(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }
}
