package dev.retort.connect;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.DialectName;

/**
 * Where a database is, taken apart.
 *
 * @param dialect which kind of database
 * @param host server name or socket folder; empty for SQLite and for a local default
 * @param port 0 where the URL names none
 * @param database database name, or the path of an SQLite file; {@code :memory:} for none
 * @param user empty where the URL names none
 * @param password null where the URL has none
 * @param options the query's keys the driver understands, such as {@code sslmode}
 */
public record DatabaseUrl(DialectName dialect, String host, int port, String database, String user,
        @Nullable Secret password, Map<String, String> options) {

    public DatabaseUrl {
        options = Map.copyOf(options);
    }
}
