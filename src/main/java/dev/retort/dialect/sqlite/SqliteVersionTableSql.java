package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.VersionTableSql;

/** The version table on SQLite, where a schema is an attached database. */
record SqliteVersionTableSql(Identifiers identifiers) implements VersionTableSql {

    @Override
    public VersionTableName resolve(Connection connection, VersionTableName name) {
        return name.schema().isEmpty() ? new VersionTableName("main", name.table()) : name;
    }

    @Override
    public boolean exists(Connection connection, VersionTableName name) throws SQLException {
        String schema = name.schema().isEmpty() ? "main" : name.schema();
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM " + identifiers.quote(schema)
                + ".sqlite_master WHERE type = 'table' AND name = ? COLLATE NOCASE")) {
            statement.setString(1, name.table());
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    @Override
    public String quoted(VersionTableName name) {
        String table = identifiers.quoteIfNeeded(name.table());
        return name.schema().isEmpty() ? table : identifiers.quoteIfNeeded(name.schema()) + "." + table;
    }

    @Override
    public String quotedKey(VersionTableName name) {
        return identifiers.quoteIfNeeded(name.table() + "_pkc");
    }

    @Override
    public String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
