package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.retort.dialect.SchemaReader;
import dev.retort.schema.DatabaseSchema;

/** Reads all of a PostgreSQL database that can be compared. */
final class PostgresqlSchemaReader implements SchemaReader {

    @Override
    public DatabaseSchema read(Connection connection, boolean privileges) throws SQLException {
        return new DatabaseSchema("public", List.of());
    }
}
