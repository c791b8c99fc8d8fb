package dev.retort.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.StringJoiner;

import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PreferQueryMode;

import dev.retort.connect.wire.PostgresSockets;
import dev.retort.dialect.Actor;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Opens one connection to a PostgreSQL server and sets its session up. */
final class PostgresOpener {

    /** Seconds; a server that takes the connection and then says nothing must not hold us for ever. */
    private static final String LOGIN_TIMEOUT = "60";

    /** With this setting a server notices within a tenth of a second that a client was killed, and stops its work. */
    private static final String CHECK_INTERVAL = "client_connection_check_interval";
    private static final int FIRST_WITH_CHECK_INTERVAL = 14;

    /**
     * What a role or database may set to end sessions by, and the version it came with. A migration that waits for a
     * backup or runs long is not to be ended by it; pg_dump does the same.
     */
    private static final Map<String, Integer> ENDINGS = Map.of("idle_in_transaction_session_timeout", 12,
            "idle_session_timeout", 14, "transaction_timeout", 17);
    private static final String INVALID_VALUE = "22023";

    private static final Map<String, PGProperty> DRIVER_NAMES = Map.ofEntries(Map.entry("sslmode", PGProperty.SSL_MODE),
            Map.entry("sslrootcert", PGProperty.SSL_ROOT_CERT), Map.entry("sslcert", PGProperty.SSL_CERT),
            Map.entry("sslkey", PGProperty.SSL_KEY),
            Map.entry("sslpassword", PGProperty.SSL_PASSWORD), Map.entry("sslnegotiation", PGProperty.SSL_NEGOTIATION),
            Map.entry("channel_binding", PGProperty.CHANNEL_BINDING), Map.entry("gssencmode", PGProperty.GSS_ENC_MODE),
            Map.entry("krbsrvname", PGProperty.KERBEROS_SERVER_NAME), Map.entry("options", PGProperty.OPTIONS),
            Map.entry("connect_timeout", PGProperty.CONNECT_TIMEOUT),
            Map.entry("require_auth", PGProperty.REQUIRE_AUTH),
            Map.entry("prepare_threshold", PGProperty.PREPARE_THRESHOLD));

    private static final Map<String, String> SERVER_TYPES = Map.of("read-write", "primary", "primary", "primary",
            "read-only", "any", "standby", "secondary", "prefer-standby", "preferSecondary");

    private final Actor actor;
    private final InstantSource clock;

    PostgresOpener(Actor actor, InstantSource clock) {
        this.actor = actor;
        this.clock = clock;
    }

    Connection open(Database database, Access access) {
        DatabaseUrl url = database.url();
        Connection connection;
        try {
            connection = Objects.requireNonNull(new Driver().connect(jdbcUrl(url), properties(url, access)));
        } catch (SQLException e) {
            throw new PostgresFaults(database, e).ofConnecting();
        }
        try {
            ServerVersion.check(connection, url);
            setUp(connection, database.session(), access);
            if (access != Access.READ) {
                refuseStandby(connection, url);
            }
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw new PostgresFaults(database, e).ofSettingUp();
        } catch (RetortException e) {
            close(connection, e);
            throw e;
        }
    }

    /** Login and options go into the properties: a URL ends up in messages. */
    private static String jdbcUrl(DatabaseUrl url) {
        String server = url.host().startsWith("/") ? "localhost:" + url.portOrDefault() : url.address();
        return "jdbc:postgresql://" + server + "/" + URLEncoder.encode(url.database(), StandardCharsets.UTF_8);
    }

    private Properties properties(DatabaseUrl url, Access access) {
        Properties properties = new Properties();
        if (!url.user().isEmpty()) {
            PGProperty.USER.set(properties, url.user());
        }
        // Never left out: without one the driver looks for a .pgpass itself, by rules other than libpq's.
        Secret password = url.password();
        PGProperty.PASSWORD.set(properties, password == null ? "" : password.value());
        PGProperty.APPLICATION_NAME.set(properties, ApplicationName.of(actor, clock.instant()));
        PGProperty.LOGIN_TIMEOUT.set(properties,
                url.options().getOrDefault("connect_timeout", LOGIN_TIMEOUT));
        // Else the driver cuts a person's SQL at semicolons itself, also at those in E'it''s \';'.
        PGProperty.PREFER_QUERY_MODE.set(properties, PreferQueryMode.EXTENDED_FOR_PREPARED.value());
        PGProperty.TCP_KEEP_ALIVE.set(properties, !"0".equals(url.options().get("keepalives")));
        url.options().forEach((key, value) -> {
            PGProperty property = DRIVER_NAMES.get(key);
            if (property != null) {
                property.set(properties, value);
            }
        });
        setSockets(properties, url);
        if (Pooler.sign(url).isPresent() && !url.options().containsKey("prepare_threshold")) {
            // A statement prepared in one server session is unknown to the next one that a pooler hands out.
            PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        }
        String wanted = url.options().get("target_session_attrs");
        if (wanted != null) {
            PGProperty.TARGET_SERVER_TYPE.set(properties, SERVER_TYPES.getOrDefault(wanted, "any"));
        }
        if (access == Access.READ) {
            PGProperty.READ_ONLY.set(properties, true);
            PGProperty.READ_ONLY_MODE.set(properties, "always");
        }
        return properties;
    }

    private static void setSockets(Properties properties, DatabaseUrl url) {
        boolean isLocal = url.host().startsWith("/");
        PGProperty.SOCKET_FACTORY.set(properties, PostgresSockets.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(properties,
                isLocal ? PostgresSockets.file(url.host(), url.portOrDefault()) : "");
        if (isLocal) {
            // As libpq has it: no server offers TLS over a Unix socket.
            PGProperty.SSL_MODE.set(properties, "disable");
        } else {
            new PostgresTls(url).set(properties);
        }
    }

    /** In one round trip, but for a server on an operating system that cannot tell whether a client is still there. */
    private static void setUp(Connection connection, SessionSettings session, Access access) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!session.role().isEmpty()) {
            settings.put("role", session.role());
        }
        if (!session.searchPath().isEmpty()) {
            settings.put("search_path", session.searchPath());
        }
        settings.put("lock_timeout", milliseconds(session.lockTimeout()));
        settings.put("statement_timeout", milliseconds(session.statementTimeout()));
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (access != Access.READ) {
            ENDINGS.forEach((setting, since) -> {
                if (version >= since) {
                    settings.put(setting, "0");
                }
            });
        }
        if (version < FIRST_WITH_CHECK_INTERVAL) {
            set(connection, settings);
            return;
        }
        settings.put(CHECK_INTERVAL, "100ms");
        try {
            set(connection, settings);
        } catch (SQLException e) {
            if (!INVALID_VALUE.equals(e.getSQLState())) {
                throw e;
            }
            settings.remove(CHECK_INTERVAL);
            set(connection, settings);
        }
    }

    private static void set(Connection connection, Map<String, String> settings) throws SQLException {
        StringJoiner calls = new StringJoiner(", ", "SELECT ", "");
        settings.forEach((_, _) -> calls.add("set_config(?, ?, false)"));
        try (PreparedStatement statement = connection.prepareStatement(calls.toString())) {
            int parameter = 0;
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.setString(++parameter, setting.getKey());
                statement.setString(++parameter, setting.getValue());
            }
            statement.executeQuery().close();
        }
    }

    /** The server reports it with the login from version 14 on; an older standby refuses at the first write. */
    private static void refuseStandby(Connection connection, DatabaseUrl url) throws SQLException {
        if ("on".equals(connection.unwrap(PGConnection.class).getParameterStatus("in_hot_standby"))) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "The server at " + url.address() + " is a standby, which only reads.")
                    .hint("Connect to the primary server.").data("reason", "standby").data("database", url.display());
        }
    }

    private static String milliseconds(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private static void close(Connection connection, Exception reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
