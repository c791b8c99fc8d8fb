package dev.retort.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.postgresql.PGConnection;

import dev.retort.connect.ProbedDatabase.Postgres;
import dev.retort.connect.ProbedDatabase.VersionTable;

/** Looks at a PostgreSQL database with a fixed number of queries, none of which takes more than a reader's locks. */
final class PostgresProbe {

    private static final String RIGHTS = """
            SELECT current_user,
                   coalesce(current_schema(), ''),
                   current_schema() IS NOT NULL AND has_schema_privilege(current_schema(), 'CREATE'),
                   has_database_privilege(current_database(), 'CREATE'),
                   pg_is_in_recovery(),
                   (SELECT coalesce(version || ' ' || cipher, '') FROM pg_stat_ssl WHERE pid = pg_backend_pid()),
                   count(c.oid),
                   count(c.oid) FILTER (WHERE pg_has_role(c.relowner, 'USAGE'))
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'""";

    private static final String VERSION_TABLE = """
            SELECT n.nspname, has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'),
                   has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE')
                       AND has_table_privilege(c.oid, 'DELETE'),
                   EXISTS (SELECT FROM pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attname = 'version_num' AND NOT a.attisdropped)
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relname = ? AND c.relkind IN ('r', 'p')
               AND CASE WHEN ? = '' THEN pg_table_is_visible(c.oid) ELSE n.nspname = ? END""";

    private static final String MAY_CREATE_IN = "SELECT has_schema_privilege(oid, 'CREATE') FROM pg_namespace WHERE nspname = ?";

    private final Connection connection;
    private final String table;
    private final String schema;

    PostgresProbe(Connection connection, String table, String schema) {
        this.connection = connection;
        this.table = table;
        this.schema = schema;
    }

    Postgres probe(Database database) throws SQLException {
        RoundTrips trips = RoundTrips.measure(connection, "SELECT pg_backend_pid()");
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            boolean mayCreate = row.getBoolean(3);
            Found found = findVersionTable();
            boolean mayWrite = found.table().found()
                    ? found.mayWrite()
                    : schema.isEmpty() ? mayCreate : mayCreateIn(schema);
            return new Postgres("PostgreSQL " + connection.getMetaData().getDatabaseProductVersion(), trips.median(),
                    found.table(), row.getString(1), row.getString(2), mayCreate, row.getBoolean(4), mayWrite,
                    row.getLong(7), row.getLong(8), row.getBoolean(5), String.valueOf(row.getString(6)),
                    pooler(database, trips));
        }
    }

    private record Found(VersionTable table, boolean mayWrite) {}

    private Found findVersionTable() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION_TABLE)) {
            statement.setString(1, table);
            statement.setString(2, schema);
            statement.setString(3, schema);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Found(VersionTable.NONE, false);
                }
                boolean readable = row.getBoolean(2) && row.getBoolean(4);
                List<String> rows = readable ? rows(row.getString(1)) : List.of();
                return new Found(new VersionTable(true, readable, rows), row.getBoolean(3));
            }
        }
    }

    private List<String> rows(String foundIn) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT version_num FROM " + quoted(foundIn) + "." + quoted(table));
                ResultSet versions = statement.executeQuery()) {
            while (versions.next()) {
                rows.add(versions.getString(1));
            }
        }
        return rows;
    }

    private boolean mayCreateIn(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAY_CREATE_IN)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** A pooler logs a client in under a number of its own, and may answer from several server sessions. */
    private Optional<String> pooler(Database database, RoundTrips trips) throws SQLException {
        long loggedIn = connection.unwrap(PGConnection.class).getBackendPID();
        boolean elsewhere = trips.answers().stream().anyMatch(pid -> pid != loggedIn);
        return elsewhere
                ? Optional.of("another server session answers than the one that logged in")
                : database.poolerSign();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
