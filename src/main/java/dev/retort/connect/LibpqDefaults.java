package dev.retort.connect;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.retort.sql.DialectName;

/**
 * What libpq takes from the environment where a URL does not say it, so that a URL means the server here that it means
 * to {@code psql} and to Alembic. Source: PostgreSQL manual, 34.15 "Environment Variables".
 */
public final class LibpqDefaults {

    /** Those that say how far the server is trusted: left out they would be weakened in silence. */
    private static final Map<String, String> OPTIONS = Map.of("PGSSLMODE", "sslmode", "PGSSLROOTCERT", "sslrootcert");

    private static final Set<String> MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca",
            "verify-full");

    private LibpqDefaults() {}

    /** The URL with host, port, user, database and TLS from the environment, where it names none itself. */
    public static DatabaseUrl complete(DatabaseUrl url, Map<String, String> environment) {
        if (url.dialect() != DialectName.POSTGRESQL) {
            return url;
        }
        Map<String, String> options = new TreeMap<>(url.options());
        OPTIONS.forEach((variable, option) -> {
            String value = value(environment, variable, "");
            if (!value.isEmpty() && (!option.equals("sslmode") || MODES.contains(value))) {
                options.putIfAbsent(option, value);
            }
        });
        String user = url.user().isEmpty() ? value(environment, "PGUSER", "") : url.user();
        return new DatabaseUrl(url.dialect(),
                url.host().isEmpty() ? firstOf(value(environment, "PGHOST", "")) : url.host(),
                url.port() == 0 ? port(firstOf(value(environment, "PGPORT", ""))) : url.port(),
                url.database().isEmpty() ? value(environment, "PGDATABASE", user) : url.database(), user,
                url.password(), options);
    }

    private static String value(Map<String, String> environment, String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    /** libpq tries each of several; Retort takes the first. */
    private static String firstOf(String list) {
        int comma = list.indexOf(',');
        return comma < 0 ? list : list.substring(0, comma);
    }

    /** 0, for the usual one, where it is none. */
    private static int port(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) < 65_536 ? Integer.parseInt(text) : 0;
    }
}
