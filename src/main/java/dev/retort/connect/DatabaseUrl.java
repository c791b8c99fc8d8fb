package dev.retort.connect;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.sql.DialectName;

/**
 * Where a database is, taken apart.
 *
 * @param dialect which kind of database
 * @param host server name, or the folder of a Unix socket; empty for SQLite and for a local default
 * @param port 0 where the URL names none
 * @param database database name, or the absolute path of an SQLite file; {@code :memory:} for none
 * @param user empty where the URL names none
 * @param password null where the URL has none
 * @param options the query's keys that mean something here, such as {@code sslmode}, under libpq's names and in their
 *        order
 */
public record DatabaseUrl(DialectName dialect, String host, int port, String database, String user,
        @Nullable Secret password, Map<String, String> options) {

    /** The database of an SQLite URL that names no file. */
    public static final String MEMORY = ":memory:";

    private static final String KEY_PASSWORD = "sslpassword";
    private static final int POSTGRESQL_PORT = 5432;

    public DatabaseUrl {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /**
     * Reads a URL in any form people write it: SQLAlchemy's, a {@code jdbc:} one, or libpq's {@code key=value} words.
     *
     * @param relativeTo the folder a relative SQLite path starts from
     * @throws dev.retort.problem.RetortException {@code invalid-settings}; the message never repeats the text, which
     *         may hold a password
     */
    public static DatabaseUrl parse(String text, Path relativeTo) {
        return parse(text, relativeTo, note -> {});
    }

    /**
     * As {@link #parse(String, Path)}.
     *
     * @param notes is told, a sentence each, what of the URL is not used: unknown query keys, further hosts
     */
    public static DatabaseUrl parse(String text, Path relativeTo, Consumer<String> notes) {
        return new UrlReader(relativeTo, notes).read(text.strip());
    }

    /** Of a file, which need not exist. */
    public static DatabaseUrl ofFile(Path file) {
        return new DatabaseUrl(DialectName.SQLITE, "", 0, file.toAbsolutePath().normalize().toString(), "", null,
                Map.of());
    }

    /** Whether it is an SQLite database that lives in no file. */
    public boolean inMemory() {
        return dialect == DialectName.SQLITE && database.equals(MEMORY);
    }

    /** The port, or the usual one where the URL names none; 0 for SQLite. */
    public int portOrDefault() {
        if (dialect == DialectName.SQLITE) {
            return 0;
        }
        return port == 0 ? POSTGRESQL_PORT : port;
    }

    /** The host, or {@code localhost} where the URL names none; empty for SQLite. */
    public String hostOrDefault() {
        return dialect == DialectName.POSTGRESQL && host.isEmpty() ? "localhost" : host;
    }

    /** The same with this password, or with none. */
    public DatabaseUrl withPassword(@Nullable Secret secret) {
        return new DatabaseUrl(dialect, host, port, database, user, secret, options);
    }

    /** The same server and login, another database; how a backup is restored beside the original. */
    public DatabaseUrl withDatabase(String name) {
        return new DatabaseUrl(dialect, host, port, name, user, password, options);
    }

    /** The same with no password. */
    public DatabaseUrl withoutPassword() {
        return withPassword(null);
    }

    /** The URL a person should see: without password and query. */
    public String display() {
        return dialect == DialectName.SQLITE ? fileUrl() : "postgresql://" + loginPrefix() + place();
    }

    /** Where it is, in a sentence: {@code host:port/database}, or the path of the file. */
    public String place() {
        if (dialect == DialectName.SQLITE) {
            return database;
        }
        return address() + "/" + database;
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    public String address() {
        String server = hostOrDefault();
        return (server.contains(":") ? "[" + server + "]" : server) + ":" + portOrDefault();
    }

    /** A URL that {@link #parse} reads back as this one, but for passwords, which are never written. */
    public String text() {
        if (dialect == DialectName.SQLITE) {
            return fileUrl() + query(options);
        }
        Map<String, String> query = new TreeMap<>(options);
        query.remove(KEY_PASSWORD);
        boolean hostInQuery = host.startsWith("/");
        if (hostInQuery) {
            query.put("host", host);
        }
        boolean nameInQuery = database.contains("?");
        if (nameInQuery) {
            query.put("dbname", database);
        }
        String server = hostInQuery ? "" : host.contains(":") ? "[" + host + "]" : host;
        return "postgresql://" + loginPrefix() + server + (port == 0 ? "" : ":" + port) + "/"
                + (nameInQuery ? "" : database) + query(query);
    }

    /** What {@link #text()} says: an option may be a password too. */
    @Override
    public String toString() {
        return text();
    }

    private String loginPrefix() {
        return user.isEmpty() ? "" : PercentCoding.encode(user) + "@";
    }

    private String fileUrl() {
        if (database.contains("?")) {
            return "sqlite:///file:" + PercentCoding.encode(database).replace("%2F", "/") + "?uri=true";
        }
        return inMemory() ? "sqlite://" : "sqlite:///" + database;
    }

    private String query(Map<String, String> keys) {
        if (keys.isEmpty()) {
            return "";
        }
        String separator = dialect == DialectName.SQLITE && database.contains("?") ? "&" : "?";
        return keys.entrySet().stream().map(entry -> entry.getKey() + "=" + PercentCoding.encode(entry.getValue()))
                .collect(Collectors.joining("&", separator, ""));
    }
}
