package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.retort.dialect.Catalog;
import dev.retort.dialect.SchemaReader;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;

/** Reads all of an SQLite database that can be compared. */
final class SqliteSchemaReader implements SchemaReader {

    private final Catalog catalog;

    SqliteSchemaReader(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public DatabaseSchema read(Connection connection, boolean privileges) throws SQLException {
        List<SchemaObject> tables = catalog.schemas(connection).stream().map(Schema::tables)
                .<SchemaObject>flatMap(List::stream).toList();
        return new DatabaseSchema(catalog.defaultSchema(connection), tables);
    }
}
