package dev.retort.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.ProbedDatabase.Postgres;
import dev.retort.connect.ProbedDatabase.Sqlite;
import dev.retort.connect.ProbedDatabase.VersionTable;
import dev.retort.dialect.Actor;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatabaseProbeTest {

    @TempDir
    Path folder;

    private final Connector connector = new Connector(new Actor("me", "here"), InstantSource.system());

    @Test
    void anOwnerMayDoEverything() {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        postgres.execute("CREATE TABLE a (id int)",
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('b2'), ('a1')");
        Postgres found = probe(postgres.url(), "");
        assertThat(found.server()).startsWith("PostgreSQL " + PostgresServer.majorVersion() + ".");
        assertThat(found.roundTrip()).isPositive().isLessThan(Duration.ofMinutes(1));
        assertThat(found.user()).isEqualTo("postgres");
        assertThat(found.schema()).isEqualTo("public");
        assertThat(found.mayCreate()).isTrue();
        assertThat(found.mayCreateSchema()).isTrue();
        assertThat(found.mayWriteVersions()).isTrue();
        assertThat(found.tables()).isEqualTo(2);
        assertThat(found.ownedTables()).isEqualTo(2);
        assertThat(found.versionTable()).isEqualTo(new VersionTable(true, true, java.util.List.of("b2", "a1")));
        assertThat(found.standby()).isFalse();
        assertThat(found.encryption()).isEmpty();
        assertThat(found.pooler()).isEmpty();
    }

    @Test
    void aReaderMayDoNothing() {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        PostgresServer.execute("CREATE ROLE probe_reader LOGIN");
        postgres.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC", "CREATE SCHEMA closed",
                "CREATE TABLE closed.alembic_version (version_num varchar(32))",
                "CREATE TABLE public.mine (id int)", "ALTER TABLE mine OWNER TO probe_reader");
        String url = "postgresql://probe_reader@localhost:" + postgres.port() + "/" + postgres.name();
        Postgres found = probe(url, "closed");
        assertThat(found.mayCreate()).isFalse();
        assertThat(found.mayCreateSchema()).isFalse();
        assertThat(found.mayWriteVersions()).isFalse();
        assertThat(found.tables()).isEqualTo(2);
        assertThat(found.ownedTables()).isEqualTo(1);
        assertThat(found.versionTable().found()).isTrue();
        assertThat(found.versionTable().readable()).isFalse();
        assertThat(probe(url, "").versionTable().found()).isFalse();
        assertThat(probe(url, "no such schema").mayWriteVersions()).isFalse();
    }

    @Test
    void aTableOfThatNameThatIsNoVersionTableIsNotRead() {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        postgres.execute("CREATE TABLE alembic_version (something text)");
        assertThat(probe(postgres.url(), "").versionTable())
                .isEqualTo(new VersionTable(true, false, java.util.List.of()));
    }

    @Test
    void aPoolersAddressIsNamed() {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        assertThat(probe(postgres.url() + "?pgbouncer=true", "").pooler()).hasValueSatisfying(
                sign -> assertThat(sign).contains("pgbouncer=true"));
    }

    @Test
    void aProxyThatHandsOutItsOwnSessionNumbersIsNoticed() throws Exception {
        PostgresDatabase postgres = PostgresServer.freshDatabase();
        try (PretendedPooler pooler = new PretendedPooler(postgres.port())) {
            Postgres found = probe("postgresql://postgres@localhost:" + pooler.port() + "/" + postgres.name(), "");
            assertThat(found.pooler()).hasValueSatisfying(sign -> assertThat(sign).contains("another server session"));
        }
    }

    @Test
    void anSqliteFileIsDescribed() throws Exception {
        Path file = folder.resolve("shop.db");
        Database database = Database.of(DatabaseUrl.ofFile(file));
        try (Connection connection = connector.open(database, Access.CREATE);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = wal");
            statement.execute("CREATE TABLE alembic_version (version_num varchar(32))");
            statement.execute("INSERT INTO alembic_version VALUES ('a1')");
        }
        byte[] before = Files.readAllBytes(file);
        Sqlite found = (Sqlite) new DatabaseProbe(connector).probe(database, "alembic_version", "");
        assertThat(found.server()).startsWith("SQLite 3.");
        assertThat(found.journalMode()).isEqualTo("wal");
        assertThat(found.writable()).isTrue();
        assertThat(found.bytes()).isEqualTo(before.length);
        assertThat(found.versionTable()).isEqualTo(new VersionTable(true, true, java.util.List.of("a1")));
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void anSqliteFileForReadingOnlySaysSo() throws SQLException {
        Path file = folder.resolve("shop.db");
        connector.open(Database.of(DatabaseUrl.ofFile(file)), Access.CREATE).close();
        Database database = Database.of(DatabaseUrl.parse("sqlite:///file:" + file + "?mode=ro", folder));
        Sqlite found = (Sqlite) new DatabaseProbe(connector).probe(database, "alembic_version", "");
        assertThat(found.writable()).isFalse();
        assertThat(found.versionTable()).isEqualTo(VersionTable.NONE);
    }

    @Test
    void aMissingFileIsNotMade() {
        Path file = folder.resolve("shop.db");
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> new DatabaseProbe(connector).probe(Database.of(DatabaseUrl.ofFile(file)), "alembic_version", ""));
        assertThat(fault.data()).containsEntry("reason", "no-such-file");
        assertThat(file).doesNotExist();
    }

    private Postgres probe(String url, String schema) {
        Database database = Database.of(DatabaseUrl.parse(url, Path.of("/")));
        return (Postgres) new DatabaseProbe(connector).probe(database, "alembic_version", schema);
    }
}
