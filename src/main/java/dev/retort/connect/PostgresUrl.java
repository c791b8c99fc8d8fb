package dev.retort.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;

/**
 * Makes a {@link DatabaseUrl} of what a PostgreSQL URL names, under libpq's keywords: the parts before the query and
 * the query's own keys, which win. Source of the keywords: PostgreSQL manual, 34.1.2.
 */
final class PostgresUrl {

    /** Kept for {@link PostgresOpener}, which knows the JDBC driver's names for them. */
    private static final Set<String> KEPT = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword",
            "sslnegotiation",
            "channel_binding", "gssencmode", "krbsrvname", "connect_timeout", "target_session_attrs", "options",
            "keepalives",
            "require_auth", "passfile", "pgbouncer", "prepare_threshold", "search_path");

    /** Without meaning here: Retort names itself, and always speaks UTF-8. */
    private static final Set<String> REPLACED = Set.of("application_name", "fallback_application_name",
            "client_encoding");

    private static final Map<String, String> JDBC_NAMES = Map.ofEntries(Map.entry("sslNegotiation", "sslnegotiation"),
            Map.entry("channelBinding", "channel_binding"), Map.entry("gssEncMode", "gssencmode"),
            Map.entry("kerberosServerName", "krbsrvname"), Map.entry("connectTimeout", "connect_timeout"),
            Map.entry("loginTimeout", "connect_timeout"), Map.entry("targetServerType", "target_session_attrs"),
            Map.entry("tcpKeepAlive", "keepalives"), Map.entry("requireAuth", "require_auth"),
            Map.entry("prepareThreshold", "prepare_threshold"), Map.entry("currentSchema", "search_path"),
            Map.entry("ApplicationName", "application_name"));

    private static final Map<String, Set<String>> CHOICES = Map.of("sslmode",
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"), "target_session_attrs",
            Set.of("any", "read-write", "read-only", "primary", "standby", "prefer-standby"));

    private static final Set<String> NUMBERS = Set.of("connect_timeout", "prepare_threshold", "keepalives");

    private static final Map<String, String> JDBC_SERVER_TYPES = Map.of("master", "primary", "slave", "standby",
            "secondary", "standby", "preferSlave", "prefer-standby", "preferSecondary", "prefer-standby",
            "preferPrimary", "any");

    private final Consumer<String> notes;

    PostgresUrl(Consumer<String> notes) {
        this.notes = notes;
    }

    /** Of libpq's words. */
    DatabaseUrl of(Map<String, String> words) {
        return build(words, "require");
    }

    /** Of words among which are the JDBC driver's. */
    DatabaseUrl ofJdbc(Map<String, String> words) {
        Map<String, String> renamed = new LinkedHashMap<>();
        words.forEach((key, value) -> renamed.putIfAbsent(JDBC_NAMES.getOrDefault(key, key), value));
        renamed.computeIfPresent("target_session_attrs", (_, type) -> JDBC_SERVER_TYPES.getOrDefault(type, type));
        renamed.computeIfPresent("keepalives", (_, on) -> on.equals("true") ? "1" : "0");
        return build(renamed, "verify-full");
    }

    private DatabaseUrl build(Map<String, String> words, String sslMeans) {
        if (words.containsKey("service") && !words.containsKey("host") && !words.containsKey("hostaddr")) {
            // Dropped with a note it would lead to the server on this machine instead.
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "The database URL names a service and no host, and Retort reads no service file.")
                    .hint("Write host, port, dbname and user of the service into the URL.");
        }
        Map<String, String> rest = new LinkedHashMap<>(words);
        rest.keySet().removeAll(REPLACED);
        rest.remove("prepare_threshold", "None");
        readSsl(rest, sslMeans);
        String password = rest.remove("password");
        String user = taken(rest, "user");
        String database = taken(rest, "dbname");
        String hosts = taken(rest, "host");
        String address = taken(rest, "hostaddr");
        boolean several = hosts.contains(",");
        String host = beforeComma(hosts.isEmpty() ? address : hosts);
        int port = port(beforeComma(taken(rest, "port")));
        int colon = host.indexOf(':');
        if (colon >= 0 && colon == host.lastIndexOf(':') && !host.startsWith("/")) {
            port = port(host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        DatabaseUrl url = new DatabaseUrl(DialectName.POSTGRESQL, host, port, database.isEmpty() ? user : database,
                user,
                password == null ? null : new Secret(password), checked(rest));
        if (several) {
            notes.accept("The URL names several servers; Retort uses the first, " + url.address() + ".");
        }
        return url;
    }

    private static String beforeComma(String list) {
        int comma = list.indexOf(',');
        return comma < 0 ? list : list.substring(0, comma);
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through: the text may be a password, so the exception that quotes it is no cause to keep.
        }
        throw new RetortException(ProblemCode.INVALID_SETTINGS,
                "The port in the database URL is not a number up to 65535.")
                .hint("If the password has one of : / ? # @ % in it, percent-encode it, @ as %40.");
    }

    /** {@code ssl=true} of the JDBC driver and {@code ssl=require} of asyncpg. */
    private static void readSsl(Map<String, String> words, String sslMeans) {
        String ssl = words.remove("ssl");
        String factory = words.remove("sslfactory");
        if (factory != null && factory.endsWith("NonValidatingFactory")) {
            words.putIfAbsent("sslmode", "require");
        }
        if (ssl != null && !ssl.equals("false")) {
            words.putIfAbsent("sslmode", ssl.equals("true") ? sslMeans : ssl);
        }
    }

    private Map<String, String> checked(Map<String, String> words) {
        Map<String, String> kept = new LinkedHashMap<>();
        words.forEach((key, value) -> {
            if (!KEPT.contains(key)) {
                notes.accept("The key \"" + key + "\" of the database URL is not used.");
                return;
            }
            check(key, value);
            kept.put(key, value);
        });
        return kept;
    }

    private static void check(String key, String value) {
        @Nullable
        Set<String> choices = CHOICES.get(key);
        if (choices != null && !choices.contains(value)) {
            throw wrong(key, value, "One of: " + String.join(", ", choices.stream().sorted().toList()) + ".");
        }
        if (NUMBERS.contains(key) && !value.matches("\\d{1,9}")) {
            throw wrong(key, value, "Give a whole number.");
        }
    }

    private static RetortException wrong(String key, String value, String hint) {
        return new RetortException(ProblemCode.INVALID_SETTINGS,
                "The database URL sets " + key + " to \"" + value + "\", which it cannot be.").hint(hint);
    }

    private static String taken(Map<String, String> words, String key) {
        String value = words.remove(key);
        return value == null ? "" : value;
    }
}
