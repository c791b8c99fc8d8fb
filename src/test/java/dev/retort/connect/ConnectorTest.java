package dev.retort.connect;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import dev.retort.dialect.Actor;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ConnectorTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:00Z");

    @TempDir
    Path folder;

    private final Connector connector = new Connector(new Actor("minji", "laptop"), InstantSource.fixed(NOW));

    @Test
    void aPostgresSessionIsSetUpAsTheSettingsSay() throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        PostgresServer.execute("CREATE ROLE connector_owner");
        database.execute("CREATE SCHEMA \"My App\" AUTHORIZATION connector_owner");
        SessionSettings session = new SessionSettings("connector_owner", "\"My App\", public", Duration.ofMillis(1500),
                Duration.ofMinutes(2), Duration.ZERO);
        try (Connection connection = connector.open(database(database.url(), session), Access.WRITE)) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(value(connection, "SELECT current_user")).isEqualTo("connector_owner");
            assertThat(value(connection, "SELECT current_schema()")).isEqualTo("My App");
            assertThat(value(connection, "SHOW lock_timeout")).isEqualTo("1500ms");
            assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("2min");
            if (PostgresServer.majorVersion() >= 14) {
                assertThat(value(connection, "SHOW client_connection_check_interval")).isEqualTo("100ms");
            }
            assertThat(value(connection, "SHOW application_name"))
                    .isEqualTo("retort minji@laptop since=2026-11-21T10:15:00Z");
        }
    }

    @Test
    void noTimeoutOfTheDatabaseEndsASessionThatMigrates() throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        List<String> settings = Map.of("idle_in_transaction_session_timeout", 12, "idle_session_timeout", 14,
                "transaction_timeout", 17).entrySet().stream()
                .filter(one -> one.getValue() <= PostgresServer.majorVersion()).map(Map.Entry::getKey).toList();
        settings.forEach(one -> database.execute("ALTER DATABASE " + database.name() + " SET " + one + " = '7min'"));
        Database chosen = database(database.url(), SessionSettings.DEFAULT);
        try (Connection writing = connector.open(chosen, Access.WRITE);
                Connection reading = connector.open(chosen, Access.READ)) {
            for (String setting : settings) {
                assertThat(value(writing, "SHOW " + setting)).isEqualTo("0");
                assertThat(value(reading, "SHOW " + setting)).isEqualTo("7min");
            }
        }
    }

    @Test
    void theTimeZoneIsTheServersTheDatabasesOrTheRoles() throws SQLException {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        String here = TimeZone.getDefault().getID();
        try (Connection plain = postgres.open()) {
            assertThat(value(plain, "SHOW TimeZone")).as("what the driver sends of itself").isEqualTo(here);
        }
        postgres.execute("ALTER DATABASE " + postgres.name() + " SET timezone = 'Pacific/Chatham'",
                "CREATE ROLE connector_zone LOGIN", "ALTER ROLE connector_zone SET timezone = 'Asia/Kathmandu'");
        assertThat(zone(postgres.url())).isEqualTo("Pacific/Chatham");
        assertThat(zone(postgres.url("connector_zone", "x"))).isEqualTo("Asia/Kathmandu");
        assertThat(zone(postgres.url() + "?options=-c%20TimeZone%3DAsia/Seoul")).isEqualTo("Asia/Seoul");
    }

    private String zone(String url) throws SQLException {
        try (Connection connection = connector.open(database(url, SessionSettings.DEFAULT), Access.WRITE)) {
            String literal = value(connection, "SELECT '2026-07-01 12:00'::timestamptz AT TIME ZONE 'UTC'");
            assertThat(literal).isNotEqualTo("2026-07-01 12:00:00");
            return value(connection, "SHOW TimeZone");
        }
    }

    @Test
    void aServerIsReachedThroughItsUnixSocket() throws Exception {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        String folders;
        try (Connection plain = postgres.open()) {
            folders = value(plain, "SHOW unix_socket_directories");
        }
        Assumptions.assumeTrue(folders.startsWith("/"), "The server listens at no Unix socket: " + folders);
        Database database = database("postgresql://postgres@:" + postgres.port() + "/" + postgres.name() + "?host="
                + folders.split(",")[0] + "&sslmode=verify-full", SessionSettings.DEFAULT);
        try (Connection connection = connector.open(database, Access.WRITE)) {
            assertThat(value(connection, "SELECT inet_server_addr()")).isNull();
            String much = "x".repeat(3_000_000);
            try (PreparedStatement echo = connection.prepareStatement("SELECT ?::text || repeat('y', 3000000)")) {
                echo.setString(1, much);
                try (ResultSet row = echo.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1)).hasSize(6_000_000).startsWith("xxx").endsWith("yyy");
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMP TABLE many (x int)");
            }
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                    "COPY pg_temp.many FROM stdin", new StringReader("1\n".repeat(200_000)));
            assertThat(rows).isEqualTo(200_000);
            try (Statement sleeping = connection.createStatement()) {
                sleeping.setQueryTimeout(1);
                assertThatThrownBy(() -> sleeping.execute("SELECT pg_sleep(60)")).isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            }
        }
    }

    @Test
    void aStatementReachesPostgresqlWholeWhateverSemicolonsItHolds() throws SQLException {
        Database database = database(PostgresServer.freshDatabase().url(), SessionSettings.DEFAULT);
        try (Connection connection = connector.open(database, Access.WRITE);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : List.of("SELECT e'a''b\\';'", "SELECT E'a'\n'''b\\';'")) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("a'b';");
                }
            }
        }
    }

    @Test
    void lookingOnlyCannotChangeAPostgresDatabase() throws SQLException {
        Database database = database(PostgresServer.freshDatabase().url(), SessionSettings.DEFAULT);
        try (Connection connection = connector.open(database, Access.READ);
                Statement statement = connection.createStatement()) {
            SQLException refused = catchThrowableOfType(SQLException.class,
                    () -> statement.execute("CREATE TABLE t (id int)"));
            assertThat(refused.getSQLState()).isEqualTo("25006");
        }
    }

    @Test
    void aMissingSqliteFileIsMadeOnlyWhereThatIsAskedFor() throws SQLException {
        Path file = folder.resolve("shop.db");
        Database database = database("sqlite:///" + file, SessionSettings.DEFAULT);
        for (Access access : List.of(Access.READ, Access.WRITE)) {
            RetortException missing = fault(database, access);
            assertThat(missing.code()).isEqualTo(ProblemCode.CONNECTION_FAILED);
            assertThat(missing).hasMessageContaining(file.toString());
            assertThat(file).doesNotExist();
        }
        connector.open(database, Access.CREATE).close();
        assertThat(file).exists();
        connector.open(database, Access.WRITE).close();
    }

    @Test
    void lookingOnlyCannotChangeAnSqliteFile() throws SQLException {
        Database database = database("sqlite:///" + folder.resolve("shop.db"), SessionSettings.DEFAULT);
        connector.open(database, Access.CREATE).close();
        try (Connection connection = connector.open(database, Access.READ);
                Statement statement = connection.createStatement()) {
            SQLException refused = catchThrowableOfType(SQLException.class,
                    () -> statement.execute("CREATE TABLE t (id int)"));
            assertThat(refused.getMessage()).contains("READONLY");
        }
    }

    @Test
    void anSqliteFileWithAQuestionMarkInItsNameIsThatFile() throws SQLException {
        Path file = folder.resolve("what? 100% 상점.db");
        Database database = new Database("odd", DatabaseUrl.ofFile(file), SessionSettings.DEFAULT, null, List.of());
        connector.open(database, Access.CREATE).close();
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(DatabaseUrl.parse(database.url().text(), folder)).isEqualTo(database.url());
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeNone() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "These are notes and no database. ".repeat(40));
        RetortException fault = fault(database("sqlite:///" + file, SessionSettings.DEFAULT), Access.CREATE);
        assertThat(fault.data()).containsEntry("reason", "not-sqlite");
        assertThat(fault).hasMessageContaining(file.toString());
        assertThat(file).hasContent("These are notes and no database. ".repeat(40));
    }

    @Test
    void aLongNameIsCutBeforeTheTimeAndWrittenAsTheServerWould() {
        String name = ApplicationName.of(new Actor("김민지", "a-very-long-machine-name-that-goes-on-and-on"), NOW);
        assertThat(name).hasSize(63).startsWith("retort ???@a-very-long-machine-n")
                .endsWith(" since=2026-11-21T10:15:00Z");
    }

    @Test
    void thisProcessKnowsItsUserAndMachine() {
        assertThat(Actor.ofThisProcess(Map.of("COMPUTERNAME", "laptop.example.com")).host()).isEqualTo("laptop");
        Actor actor = Actor.ofThisProcess(Map.of());
        assertThat(actor.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(actor.host()).isNotBlank().doesNotContain(".", "\n");
    }

    private RetortException fault(Database database, Access access) {
        return catchThrowableOfType(RetortException.class, () -> connector.open(database, access).close());
    }

    private static Database database(String url, SessionSettings session) {
        return new Database("test", DatabaseUrl.parse(url, Path.of("/")), session, null, List.of());
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
