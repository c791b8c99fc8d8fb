package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.retort.schema.EnumType;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableSummary;

/**
 * Reads a live catalog, with a fixed number of queries whatever the number of tables.
 *
 * <p>What belongs to the database system itself is left out: system schemas and temporary ones of PostgreSQL,
 * {@code sqlite_%} and the shadow tables of virtual ones of SQLite.
 */
public interface Catalog {

    /** Every schema with its tables, sorted by name; SQLite has one, named {@code main}. */
    List<Schema> schemas(Connection connection) throws SQLException;

    /** One table or view, as {@link #schemas} gives it; empty where there is none of that name. */
    Optional<Table> table(Connection connection, String schema, String name) throws SQLException;

    /** What a tree of tables shows: names, kinds and estimates, without their columns; sorted by schema and name. */
    List<TableSummary> summaries(Connection connection) throws SQLException;

    /** The schema unqualified names mean; empty where the search path leads nowhere. */
    String defaultSchema(Connection connection) throws SQLException;

    /** The schemas' names, sorted. */
    List<String> schemaNames(Connection connection) throws SQLException;

    /** The tables and views of one schema, sorted, without estimates. */
    List<TableSummary> names(Connection connection, String schema) throws SQLException;

    /**
     * The statements of what belongs to a table and is lost with it or in its way when it is made anew: its triggers,
     * then the views and triggers of other tables that name it. Empty on PostgreSQL, where no table is made anew.
     */
    List<String> dependents(Connection connection, String schema, String table) throws SQLException;

    /** The enumerated types of a schema, sorted by name. */
    List<EnumType> enums(Connection connection, String schema) throws SQLException;

    /** The sequences of a schema, sorted. */
    List<String> sequences(Connection connection, String schema) throws SQLException;

    /** The statements that make a table of this catalog, its indexes and comments; opens no connection. */
    String ddl(Table table);
}
