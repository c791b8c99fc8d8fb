package dev.retort.connect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@link DatabaseProbe} found out about a database, without changing it. */
public sealed interface ProbedDatabase {

    /** Product and version, such as {@code PostgreSQL 15.19}. */
    String server();

    /** How long the shortest question takes: the median of five. */
    Duration roundTrip();

    VersionTable versionTable();

    /**
     * The version table as it is found.
     *
     * @param found whether there is a table of that name, in the given schema or on the search path
     * @param readable whether it is one of ours and may be read; its rows are known only then
     * @param rows the revisions it names, in the table's order
     */
    record VersionTable(boolean found, boolean readable, List<String> rows) {

        static final VersionTable NONE = new VersionTable(false, false, List.of());

        public VersionTable {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A PostgreSQL database.
     *
     * @param user who statements run as, after {@code SET ROLE}
     * @param schema where a table without schema would be made; empty where nowhere
     * @param mayCreate whether the role may make tables there
     * @param mayCreateSchema whether it may make a schema, as the migration log needs
     * @param mayWriteVersions whether it may write the version table, or make it where there is none
     * @param tables how many tables the database has
     * @param ownedTables how many of them the role may alter, as owner or as member of the owning role
     * @param standby whether the server only reads
     * @param encryption protocol and cipher; empty for a connection in the clear
     * @param pooler how it shows that a connection pooler stands in between; empty where nothing shows it
     */
    record Postgres(String server, Duration roundTrip, VersionTable versionTable, String user, String schema,
            boolean mayCreate, boolean mayCreateSchema, boolean mayWriteVersions, long tables, long ownedTables,
            boolean standby, String encryption, Optional<String> pooler) implements ProbedDatabase {}

    /**
     * An SQLite database.
     *
     * @param journalMode such as {@code delete} or {@code wal}
     * @param writable whether file and folder can be written
     * @param bytes the file's size; 0 in memory
     */
    record Sqlite(String server, Duration roundTrip, VersionTable versionTable, String journalMode, boolean writable,
            long bytes) implements ProbedDatabase {}
}
