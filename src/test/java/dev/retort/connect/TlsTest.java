package dev.retort.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.dialect.Actor;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.Certificates;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Encrypted connections to a real server, with certificates made for the test. */
class TlsTest {

    private static final String KEY_PASSWORD = "k#y %20 pass";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;
    private static Path authority;
    private static Path stranger;
    private static Path client;
    private static Path clientKey;
    private static Path encryptedKey;

    private final Connector connector = new Connector(new Actor("me", "here"), InstantSource.system());

    @BeforeAll
    static void startServer() throws Exception {
        Certificates certificates = Certificates.in(folder);
        authority = certificates.authority("right");
        stranger = certificates.authority("stranger");
        Path certificate = certificates.signed("server", "right", "localhost", "localhost");
        client = certificates.signed("client", "right", "cert_me", "");
        clientKey = certificates.key("client");
        encryptedKey = certificates.key("client", KEY_PASSWORD);
        server = PostgresServer.startWithTls(folder.resolve("data"), certificate, certificates.key("server"), authority,
                Map.of("timezone", "Pacific/Chatham"));
        new PostgresDatabase(server.getPort(), "postgres").execute("CREATE ROLE cert_me LOGIN");
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost?sslmode=require", "localhost?sslmode=prefer",
            "127.0.0.1?sslmode=verify-ca&sslrootcert=$CA", "localhost?sslmode=verify-full&sslrootcert=$CA"})
    void theConnectionIsEncrypted(String hostAndKeys) throws SQLException {
        try (Connection connection = connector.open(database("postgres", hostAndKeys), Access.WRITE)) {
            assertThat(value(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")).isEqualTo("t");
            assertThat(value(connection, "SHOW TimeZone")).isEqualTo("Pacific/Chatham");
        }
    }

    @Test
    void withoutTlsTheTimeZoneIsTheServersToo() throws SQLException {
        try (Connection connection = connector.open(database("postgres", "localhost?sslmode=disable"), Access.WRITE)) {
            assertThat(value(connection, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")).isEqualTo("f");
            assertThat(value(connection, "SHOW TimeZone")).isEqualTo("Pacific/Chatham");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void aServerThatAnotherAuthorityVouchesForIsRefused(String mode) {
        RetortException fault = fault("localhost?sslmode=" + mode + "&sslrootcert=" + stranger);
        assertThat(fault.message()).contains("localhost:" + server.getPort(), "is not trusted", stranger.toString());
        assertThat(fault.hint()).contains("sslrootcert");
    }

    @Test
    void aServerThatNoAuthorityOfThisMachineVouchesForIsRefused() {
        assertThat(fault("localhost?sslmode=verify-full&sslrootcert=system").message()).contains("certificate");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        RetortException fault = fault("127.0.0.1?sslmode=verify-full&sslrootcert=$CA");
        assertThat(fault.message()).contains("127.0.0.1", "another host");
        assertThat(fault.hint()).contains("verify-ca");
    }

    @Test
    void anAuthoritysFileThatIsMissingIsNamed() {
        Path missing = folder.resolve("missing.crt");
        RetortException fault = fault("localhost?sslmode=verify-full&sslrootcert=" + missing);
        assertThat(fault.message()).contains(missing.toString());
        assertThat(fault.hint()).contains("sslrootcert");
    }

    @Test
    void anAuthoritysFileThatIsNoCertificateIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("text.crt"), "hello");
        assertThat(fault("localhost?sslmode=verify-full&sslrootcert=" + text).message()).contains(text.toString());
    }

    @Test
    void aClientShowsItsCertificate() throws SQLException {
        Database database = database("cert_me",
                "localhost?sslmode=verify-full&sslrootcert=$CA&sslcert=" + client + "&sslkey=" + clientKey);
        try (Connection connection = connector.open(database, Access.WRITE)) {
            assertThat(value(connection, "SELECT current_user")).isEqualTo("cert_me");
        }
    }

    @Test
    void aClientWithoutTheCertificateThatIsAskedForIsRefused() {
        RetortException fault = catchThrowableOfType(RetortException.class, () -> connector
                .open(database("cert_me", "localhost?sslmode=require&sslcert=&sslkey="), Access.WRITE).close());
        assertThat(fault.data()).containsEntry("reason", "not-authorized");
        assertThat(fault.message()).contains("certificate");
    }

    @Test
    void theKeyOfAClientMayHaveAPasswordOfItsOwn() throws SQLException {
        String keys = "localhost?sslmode=require&sslcert=" + client + "&sslkey=" + encryptedKey + "&sslpassword=";
        Database database = database("cert_me", keys + PercentCoding.encode(KEY_PASSWORD));
        connector.open(database, Access.WRITE).close();
        assertThat(database.url().text() + database.url().display() + database).doesNotContain("k#y", "k%23y");
    }

    @Test
    void aWrongPasswordOfTheKeyIsNotRepeated() {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database("cert_me", "localhost?sslmode=require&sslcert=" + client + "&sslkey="
                        + encryptedKey + "&sslpassword=unlikely-word"), Access.WRITE).close());
        assertThat(fault.data()).containsEntry("reason", "tls-failed");
        assertThat(fault.message()).contains(encryptedKey.toString());
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            assertThat(String.valueOf(cause.getMessage())).doesNotContain("unlikely-word");
        }
    }

    private RetortException fault(String hostAndKeys) {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database("postgres", hostAndKeys), Access.WRITE).close());
        assertThat(fault.code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
        assertThat(fault.data()).containsEntry("reason", "tls-failed");
        return fault;
    }

    private static Database database(String user, String hostAndKeys) {
        String filled = hostAndKeys.replace("$CA", authority.toString()).replaceFirst("\\?",
                ":" + server.getPort() + "/postgres?");
        return Database.of(DatabaseUrl.parse("postgresql://" + user + "@" + filled, folder));
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
