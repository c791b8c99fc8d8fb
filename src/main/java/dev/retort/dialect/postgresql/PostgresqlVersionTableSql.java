package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.VersionTableSql;

/** The version table on PostgreSQL, found as the server finds it: along the search path where no schema is named. */
record PostgresqlVersionTableSql(Identifiers identifiers) implements VersionTableSql {

    @Override
    public VersionTableName resolve(Connection connection, VersionTableName name) throws SQLException {
        if (!name.schema().isEmpty()) {
            return name;
        }
        String sql = """
                SELECT coalesce((SELECT n.nspname FROM pg_catalog.pg_class c
                                 JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                                 WHERE c.oid = pg_catalog.to_regclass(?)), pg_catalog.current_schema(), '')
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, identifiers.quote(name.table()));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new VersionTableName(result.getString(1), name.table());
            }
        }
    }

    @Override
    public boolean exists(Connection connection, VersionTableName name) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            statement.setString(1, fullyQuoted(name));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    @Override
    public String quoted(VersionTableName name) {
        String table = identifiers.quoteIfNeeded(name.table());
        return name.schema().isEmpty() ? table : identifiers.quoteIfNeeded(name.schema()) + "." + table;
    }

    private String fullyQuoted(VersionTableName name) {
        String table = identifiers.quote(name.table());
        return name.schema().isEmpty() ? table : identifiers.quote(name.schema()) + "." + table;
    }

    @Override
    public String quotedKey(VersionTableName name) {
        return identifiers.quoteIfNeeded(name.table() + "_pkc");
    }

    @Override
    public String literal(String text) {
        return SqlNames.literal(text);
    }
}
