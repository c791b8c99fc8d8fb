package dev.retort.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.sqlite.SqliteFile;
import dev.retort.problem.Sha256;
import dev.retort.sql.DialectName;

/**
 * Finds where a database's log is, or is to be.
 *
 * @param connection to the migrated database
 * @param dialect its kind
 * @param versionTable resolved
 * @param place what the settings say
 */
record LogHome(Connection connection, Dialect dialect, VersionTableName versionTable, LogPlace place) {

    private static final int HASH_DIGITS = 12;

    /** What a role may do with the log's schema; null where the thing does not exist. */
    private record Rights(boolean makeSchema, @Nullable Boolean useSchema, @Nullable Boolean makeTables,
            @Nullable Boolean useLog, @Nullable Boolean useJournal) {

        boolean complete() {
            return Boolean.TRUE.equals(useSchema) && Boolean.TRUE.equals(useLog) && Boolean.TRUE.equals(useJournal);
        }

        boolean canBeMade() {
            boolean tables = useLog == null || useJournal == null;
            boolean refused = Boolean.FALSE.equals(useLog) || Boolean.FALSE.equals(useJournal);
            if (useSchema == null) {
                return makeSchema;
            }
            return tables && !refused && useSchema && Boolean.TRUE.equals(makeTables);
        }
    }

    /** Opens the log for a run, in autocommit, and makes it where there is none. */
    RunLog openForRun(Consumer<String> note) throws SQLException {
        if (dialect.name() == DialectName.SQLITE) {
            Optional<SqliteFile> file = SqliteFile.of(connection);
            return file.isEmpty()
                    ? FileLog.inMemory(versionTable.toString())
                    : FileLog.open(file.get().log(), versionTable.toString());
        }
        if (place.schema().isEmpty()) {
            return FileLog.open(localFile(), versionTable.toString());
        }
        Rights rights = rights();
        if (!rights.complete()) {
            if (!rights.canBeMade()) {
                note.accept("This role may not keep the migration log in the schema " + place.schema()
                        + ": it is kept in " + localFile() + ".");
                return FileLog.open(localFile(), versionTable.toString());
            }
            make();
        }
        return new SchemaLog(connection, logTable(), journalTable());
    }

    /** The schema that a run would make first; empty where it exists or the log is kept elsewhere. */
    Optional<String> schemaToMake() throws SQLException {
        if (dialect.name() == DialectName.SQLITE || place.schema().isEmpty()) {
            return Optional.empty();
        }
        Rights rights = rights();
        return rights.useSchema() == null && rights.canBeMade() ? Optional.of(place.schema()) : Optional.empty();
    }

    /** Whether the log is in the database, and this role may read it. */
    boolean isInSchema() throws SQLException {
        return dialect.name() == DialectName.POSTGRESQL && !place.schema().isEmpty() && rights().complete();
    }

    /** Whether a run has made a log already. */
    boolean exists() throws SQLException {
        return isInSchema() || file().filter(Files::exists).isPresent();
    }

    /** The file the log is in where it is not in the database; it need not exist. Empty for a database in memory. */
    Optional<Path> file() throws SQLException {
        return dialect.name() == DialectName.SQLITE
                ? SqliteFile.of(connection).map(SqliteFile::log)
                : Optional.of(localFile());
    }

    LogTable logTable() {
        return new LogTable(connection, inSchema("log"), LogColumns.POSTGRESQL, versionTable.toString());
    }

    JournalTable journalTable() {
        return new JournalTable(connection, inSchema("journal"), LogColumns.POSTGRESQL, versionTable.toString());
    }

    private String inSchema(String table) {
        return dialect.identifiers().quote(place.schema()) + "." + table;
    }

    private Path localFile() throws SQLException {
        String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
        String name = connection.getCatalog().replaceAll("[^A-Za-z0-9_-]", "_");
        return place.folder().resolve("log-" + name + "-" + Sha256.of(url).substring(0, HASH_DIGITS) + ".db");
    }

    private Rights rights() throws SQLException {
        String sql = """
                WITH n AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = ?),
                     t AS (SELECT c.oid, c.relname FROM pg_catalog.pg_class c JOIN n ON c.relnamespace = n.oid
                           WHERE c.relkind = 'r')
                SELECT has_database_privilege(current_database(), 'CREATE'),
                    (SELECT has_schema_privilege(oid, 'USAGE') FROM n),
                    (SELECT has_schema_privilege(oid, 'CREATE') FROM n),
                    (SELECT has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                     FROM t WHERE relname = 'log'),
                    (SELECT has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
                        AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE')
                     FROM t WHERE relname = 'journal')
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, place.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Rights(row.getBoolean(1), row.getObject(2, Boolean.class), row.getObject(3, Boolean.class),
                        row.getObject(4, Boolean.class), row.getObject(5, Boolean.class));
            }
        }
    }

    // Two projects may make it at once: IF NOT EXISTS does not help against that, a short lock does.
    private void make() throws SQLException {
        String schema = dialect.identifiers().quote(place.schema());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('retort log'))");
            if (rights().useSchema() == null) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
                statement.execute("COMMENT ON SCHEMA " + schema
                        + " IS 'Retort: the log of migrations, and the journal of those that are not complete'");
            }
            statement.execute("CREATE TABLE IF NOT EXISTS " + inSchema("log") + """
                    (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, version_table text NOT NULL,
                    revision text NOT NULL, message text NOT NULL, direction text NOT NULL,
                    started_at timestamptz NOT NULL, duration_ms bigint NOT NULL, statements integer NOT NULL,
                    result text NOT NULL, error text NOT NULL, os_user text NOT NULL, host text NOT NULL,
                    checksum text, heads_after text[] NOT NULL, backup text)""");
            statement.execute("CREATE TABLE IF NOT EXISTS " + inSchema("journal") + """
                    (version_table text NOT NULL, revision text NOT NULL, direction text NOT NULL,
                    statement integer NOT NULL, hash text NOT NULL, sql text NOT NULL, file text NOT NULL,
                    line integer NOT NULL, col integer NOT NULL, started_at timestamptz NOT NULL, mark text,
                    finished_at timestamptz, PRIMARY KEY (version_table, revision, direction, statement))""");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
