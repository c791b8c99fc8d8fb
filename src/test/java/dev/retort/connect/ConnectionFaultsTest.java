package dev.retort.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.Actor;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every way a connection can fail, with real servers and files, and what is said then. */
class ConnectionFaultsTest {

    private static final String ODD = "p%40 '\"#/";
    private static PostgresDatabase postgres;

    @TempDir
    Path folder;

    private final Connector connector = new Connector(new Actor("me", "here"), InstantSource.system());

    @BeforeAll
    static void makeDatabase() {
        postgres = PostgresServer.freshDatabase();
        PostgresServer.roleWithPassword("faults_me", ODD);
        PostgresServer.roleThatNeedsTls("faults_tls");
    }

    @Test
    void aServerThatIsTooOldOrOnlySpeaksTheProtocol() throws IOException {
        try (PretendedPooler old = new PretendedPooler(postgres.port(), Map.of("server_version", "8.0.2"));
                PretendedPooler other = new PretendedPooler(postgres.port(),
                        Map.of("crdb_version", "CockroachDB v25"))) {
            assertThat(fault(url("postgres", old.port()), "unsupported-server").message())
                    .contains("PostgreSQL 8.0.2", "the oldest that Retort reads is 12");
            assertThat(fault(url("postgres", other.port()), "unsupported-server").message())
                    .contains("CockroachDB v25");
        }
    }

    @Test
    void anOddPasswordLetsIn() throws SQLException {
        connector.open(database(url("faults_me").withPassword(new Secret(ODD))), Access.WRITE).close();
    }

    @Test
    void aWrongPassword() {
        RetortException fault = fault(url("faults_me").withPassword(new Secret(ODD + "x")), "wrong-password");
        assertThat(fault.message()).contains("faults_me", "localhost:" + postgres.port());
        assertThat(everything(fault)).doesNotContain(ODD);
    }

    @Test
    void noPasswordWhereOneIsWanted() {
        assertThat(fault(url("faults_me"), "password-needed").hint()).contains("PGPASSWORD", ".pgpass");
    }

    @Test
    void aRoleThatDoesNotExist() {
        assertThat(fault(url("faults_nobody"), "not-authorized").message()).contains("faults_nobody");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        RetortException fault = fault(url("postgres").withDatabase("no such db"), "unknown-database");
        assertThat(fault.message()).contains("\"no such db\"");
        assertThat(fault.hint()).contains("createdb");
    }

    @Test
    void aDatabaseTheRoleMayNotEnter() {
        PostgresDatabase closed = PostgresServer.freshDatabase();
        closed.execute("REVOKE CONNECT ON DATABASE " + closed.name() + " FROM PUBLIC");
        PostgresServer.execute("CREATE ROLE faults_outside LOGIN");
        assertThat(fault(url("faults_outside").withDatabase(closed.name()), "permission-denied").message())
                .contains("faults_outside", closed.name());
    }

    @Test
    void noConnectionLeft() {
        PostgresDatabase full = PostgresServer.freshDatabase();
        full.execute("ALTER DATABASE " + full.name() + " CONNECTION LIMIT 0");
        PostgresServer.execute("CREATE ROLE faults_crowd LOGIN");
        assertThat(fault(url("faults_crowd").withDatabase(full.name()), "too-many-connections").hint())
                .contains("max_connections");
    }

    @Test
    void aServerThatWantsTls() {
        assertThat(fault(url("faults_tls"), "tls-required").hint()).contains("sslmode=require");
    }

    @Test
    void aServerWithoutTls() {
        DatabaseUrl url = DatabaseUrl.parse(postgres.url() + "?sslmode=require", folder);
        assertThat(fault(url, "tls-not-supported").message()).contains("TLS");
    }

    @Test
    void aRoleThatMayNotBeTaken() {
        PostgresServer.execute("CREATE ROLE faults_plain LOGIN", "CREATE ROLE faults_owner");
        SessionSettings session = new SessionSettings("faults_owner", "", Duration.ZERO, Duration.ZERO, Duration.ZERO);
        Database database = new Database("x", url("faults_plain"), session, null, List.of());
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database, Access.WRITE));
        assertThat(fault.data()).containsEntry("reason", "role");
        assertThat(fault.message()).contains("faults_plain", "faults_owner");
        assertThat(PostgresServer.freshDatabase()).isNotNull();
    }

    @Test
    void aPortNobodyListensAt() throws IOException {
        RetortException fault = fault(
                DatabaseUrl.parse("postgresql://u:" + "hidden@localhost:" + freePort() + "/d", folder),
                "unreachable");
        assertThat(fault.message()).contains("Nothing listens at localhost:");
        assertThat(everything(fault)).doesNotContain("hidden");
    }

    @Test
    void aHostThatDoesNotExist() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u@no-such-host.invalid/d", folder);
        assertThat(fault(url, "unknown-host").message()).contains("no-such-host.invalid");
    }

    @Test
    void aServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseUrl url = DatabaseUrl.parse(
                    "postgresql://u@127.0.0.1:" + silent.getLocalPort() + "/d?connect_timeout=1", folder);
            assertThat(fault(url, "unreachable").message()).contains("No answer");
        }
    }

    @Test
    void aServerThatIsNoPostgres() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofVirtual().start(() -> answer(other, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            DatabaseUrl url = DatabaseUrl.parse(
                    "postgresql://u@127.0.0.1:" + other.getLocalPort() + "/d?connect_timeout=5", folder);
            RetortException fault = catchThrowableOfType(RetortException.class,
                    () -> connector.open(database(url), Access.READ));
            assertThat(fault.code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(fault.message()).contains("127.0.0.1:" + other.getLocalPort());
            answering.join();
        }
    }

    @Test
    void aUnixSocketNobodyListensAt() {
        RetortException fault = fault(DatabaseUrl.parse("postgresql://u@/d?host=" + folder, folder), "unreachable");
        assertThat(fault.message()).contains(folder.resolve(".s.PGSQL.5432").toString());
    }

    @Test
    void aFolderInPlaceOfAnSqliteFile() {
        assertThat(fault(DatabaseUrl.ofFile(folder), "not-a-file").message()).contains(folder.toString());
    }

    @Test
    void aFolderThatDoesNotExist() {
        DatabaseUrl url = DatabaseUrl.ofFile(folder.resolve("missing/shop.db"));
        assertThat(fault(url, "no-such-folder").message()).contains(folder.resolve("missing").toString());
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void aFolderInWhichNothingCanBeMade() {
        // Not even root may make a file in /proc.
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database(DatabaseUrl.ofFile(Path.of("/proc/shop.db"))), Access.CREATE));
        assertThat(fault.code()).isEqualTo(ProblemCode.READ_ONLY);
        assertThat(fault.message()).contains("/proc/shop.db");
    }

    @Test
    void anSqliteFileThatCannotBeWritten() throws Exception {
        Path file = folder.resolve("shop.db");
        try (Connection connection = connector.open(database(DatabaseUrl.ofFile(file)), Access.CREATE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int)");
        }
        // Byte 18 is the version a writer must know; SQLite takes a file of a later one as read-only, for root as well.
        byte[] bytes = Files.readAllBytes(file);
        bytes[18] = 3;
        Files.write(file, bytes);
        connector.open(database(DatabaseUrl.ofFile(file)), Access.READ).close();
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database(DatabaseUrl.ofFile(file)), Access.WRITE));
        assertThat(fault.code()).isEqualTo(ProblemCode.READ_ONLY);
        assertThat(fault.message()).contains(file.toString());
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aUrlForReadingOnly() throws Exception {
        Path file = folder.resolve("shop.db");
        connector.open(database(DatabaseUrl.ofFile(file)), Access.CREATE).close();
        Database database = database(DatabaseUrl.parse("sqlite:///file:" + file + "?mode=ro&uri=true", folder));
        connector.open(database, Access.READ).close();
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database, Access.WRITE));
        assertThat(fault.code()).isEqualTo(ProblemCode.READ_ONLY);
    }

    @Test
    void aDamagedSqliteFile() throws Exception {
        Path file = folder.resolve("shop.db");
        try (Connection connection = connector.open(database(DatabaseUrl.ofFile(file)), Access.CREATE);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id int)");
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 100; i < 200; i++) {
            bytes[i] = (byte) 0xff;
        }
        Files.write(file, bytes);
        assertThat(fault(DatabaseUrl.ofFile(file), "corrupt").hint()).contains("backup");
    }

    @Test
    void anSqliteFileAnotherProgramHolds() throws Exception {
        Database database = new Database("x", DatabaseUrl.ofFile(folder.resolve("shop.db")),
                new SessionSettings("", "", Duration.ofMillis(1), Duration.ZERO, Duration.ZERO), null, List.of());
        try (Connection holder = connector.open(database, Access.CREATE);
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            RetortException fault = catchThrowableOfType(RetortException.class,
                    () -> connector.open(database, Access.READ));
            assertThat(fault.code()).isEqualTo(ProblemCode.LOCKED);
            statement.execute("ROLLBACK");
        }
    }

    private RetortException fault(DatabaseUrl url, String reason) {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> connector.open(database(url), Access.WRITE).close());
        assertThat(fault.code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
        assertThat(fault.data()).containsEntry("reason", reason).containsEntry("database", url.display());
        assertThat(fault.hint()).isNotBlank();
        return fault;
    }

    private static String everything(RetortException fault) {
        StringBuilder text = new StringBuilder().append(fault.hint()).append(fault.data());
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            text.append(cause);
        }
        return text.toString();
    }

    private static Database database(DatabaseUrl url) {
        return Database.of(url);
    }

    private static DatabaseUrl url(String role) {
        return url(role, postgres.port());
    }

    private static DatabaseUrl url(String role, int port) {
        return DatabaseUrl.parse("postgresql://" + role + "@localhost:" + port + "/" + postgres.name(), Path.of("/"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void answer(ServerSocket server, String text) {
        try {
            // The driver tries twice, with TLS and without.
            for (int i = 0; i < 2; i++) {
                try (Socket socket = server.accept()) {
                    server.setSoTimeout(1000);
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                }
            }
        } catch (IOException e) {
            // The driver did not come back; what it says about that is what the test looks at.
        }
    }
}
