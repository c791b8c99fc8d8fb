package dev.retort.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.Actor;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
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
            assertThat(value(connection, "SHOW client_connection_check_interval")).isEqualTo("100ms");
            assertThat(value(connection, "SHOW application_name"))
                    .isEqualTo("retort minji@laptop since=2026-11-21T10:15:00Z");
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
