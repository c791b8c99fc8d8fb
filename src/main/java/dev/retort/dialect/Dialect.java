package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.problem.Cancellation;
import dev.retort.sql.DialectName;

/** One kind of database, composed of what differs about it. */
public interface Dialect {

    DialectName name();

    /** Names as SQL writes them. */
    Identifiers identifiers();

    /** The live catalog as records. */
    Catalog catalog();

    /** Reads all of a database that can be compared. */
    SchemaReader schemas();

    /** Says how much tables and columns hold. */
    DataCounter counter();

    /** Writes changes of a schema as statements. */
    SchemaWriter writer();

    /** Tables to plan with, from none. */
    SchemaDraft emptyDraft() throws SQLException;

    /** Tables to plan with, from those of a database, which is read and not changed. */
    SchemaDraft draft(Connection connection) throws SQLException;

    /** The SQL of the version table. */
    VersionTableSql versionTable();

    /** What keeps a second migrator out. */
    Locks locks();

    /** What a failure of the server or driver means. */
    ErrorReader errors();

    /**
     * Makes {@code connection} ready for a run and remembers the settings a revision might change on it.
     *
     * @param cancellation ends also a wait for another connection's lock that the driver itself would not end
     */
    MigrationSession session(Connection connection, Cancellation cancellation) throws SQLException;
}
