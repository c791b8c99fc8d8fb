package dev.retort.dialect;

import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.schema.DatabaseSchema;

/** Reads all of a database that can be compared, with a fixed number of queries whatever the number of tables. */
public interface SchemaReader {

    /**
     * Reads everything but what belongs to the system and to extensions. Two databases that hold the same are read the
     * same, whatever their roles' search paths; nothing is changed or locked beyond reading the catalog.
     *
     * @param privileges whether owners and grants are read too
     */
    DatabaseSchema read(Connection connection, boolean privileges) throws SQLException;
}
