package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.retort.dialect.Catalog;
import dev.retort.schema.Schema;
import dev.retort.schema.TableSummary;

/** Reads the catalog of SQLite. */
public final class SqliteCatalog implements Catalog {

    @Override
    public List<Schema> schemas(Connection connection) throws SQLException {
        return List.of();
    }

    @Override
    public List<TableSummary> summaries(Connection connection) throws SQLException {
        return List.of();
    }
}
