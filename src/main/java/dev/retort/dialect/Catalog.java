package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.retort.schema.Schema;
import dev.retort.schema.TableSummary;

/** Reads a live catalog, with a fixed number of queries whatever the number of tables. */
public interface Catalog {

    /** Every schema with its tables; SQLite has one, named {@code main}. */
    List<Schema> schemas(Connection connection) throws SQLException;

    /** What a tree of tables shows: names, kinds and estimates, without their columns. */
    List<TableSummary> summaries(Connection connection) throws SQLException;
}
