package dev.retort.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.Cancellation;
import dev.retort.testing.ChildProcess;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that take or restore a backup are killed with SIGKILL in the middle of it. The database is as it was, half a
 * backup is never taken for one, and the next one works.
 */
class BackupKillTest {

    private static final int KILLS = 20;
    private static final int KILLS_OF_RESTORES = 8;

    private final Connector connector = BackingUpProcess.connector();
    private Backups backups;
    private Database database;

    @TempDir
    Path folder;

    @Test
    void aKilledBackupOfSqliteLeavesNothingThatLooksLikeOne() throws Exception {
        sqlite();
        killBackups("sqlite", 7);
    }

    @Test
    void aKilledBackupOfPostgresqlLeavesNothingThatLooksLikeOne() throws Exception {
        PostgresServer.assumeDumpable();
        postgresql();
        killBackups("postgresql", 40);
    }

    @Test
    void aKilledRestoreOfSqliteLeavesTheDatabaseAsItWas() throws Exception {
        sqlite();
        killRestores("sqlite", 7);
    }

    @Test
    void aKilledRestoreOfPostgresqlLeavesTheDatabaseAsItWas() throws Exception {
        PostgresServer.assumeDumpable();
        postgresql();
        killRestores("postgresql", 8);
    }

    private void killBackups(String kind, int words) throws Exception {
        String before = content();
        int halves = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killAt("take", kill % words);
            halves += files(".part");
            assertThat(backups.list(database)).as("kill %d", kill).isEmpty();
            assertThat(content()).as("kill %d", kill).isEqualTo(before);

            BackupManifest next = take();
            assertThat(backups.isIntact(next, new Cancellation())).isTrue();
            assertThat(files("")).as("files after the next backup").isEqualTo(2);
            backups.delete(next);
        }
        assertThat(halves).isEqualTo(KILLS);
        System.out.printf("%-10s %2d kills during a backup: database untouched, %d halves found and removed, "
                + "the next backup worked%n", kind, KILLS, halves);
    }

    private void killRestores(String kind, int words) throws Exception {
        take();
        try (Connection connection = connector.open(database, Access.WRITE);
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM photos WHERE id % 2 = 0");
            statement.execute("CREATE TABLE later (id integer PRIMARY KEY)");
            statement.execute("UPDATE alembic_version SET version_num = 'bbb2'");
        }
        String before = content();
        for (int kill = 0; kill < KILLS_OF_RESTORES; kill++) {
            killAt("restore", kill % words);
            assertThat(content()).as("kill %d", kill).isEqualTo(before);
        }
        try (Connection connection = connector.open(database, Access.WRITE)) {
            backups.restoreInPlace(database, connection, backups.list(database).getFirst(), VersionTableName.DEFAULT,
                    "",
                    BackupProgress.NONE, new Cancellation());
        }
        assertThat(content()).startsWith("aaa1 ").isNotEqualTo(before);
        System.out.printf("%-10s %2d kills during a restore in place: database untouched, the next restore worked%n",
                kind, KILLS_OF_RESTORES);
    }

    private void killAt(String what, int word) throws Exception {
        try (ChildProcess child = ChildProcess.start(BackingUpProcess.class, database.url().text(),
                folder.resolve("backups").toString(), what, String.valueOf(word))) {
            child.awaitPause(BackingUpProcess.POINT);
            child.kill();
        }
        untilNobodyElseIsConnected();
    }

    /** The server ends a session whose client is gone, and {@code pg_dump} ends with whoever reads its output. */
    private void untilNobodyElseIsConnected() throws SQLException {
        if (!database.url().text().startsWith("postgresql")) {
            return;
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (Connection connection = connector.open(database, Access.READ);
                Statement statement = connection.createStatement()) {
            long others = 1;
            while (others > 0) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
                    row.next();
                    others = row.getLong(1);
                }
                assertThat(System.nanoTime() - deadline).as("a session outlives its client").isNegative();
            }
        }
    }

    private BackupManifest take() throws SQLException {
        try (Connection connection = connector.open(database, Access.WRITE)) {
            return backups.take(database, connection, VersionTableName.DEFAULT, "test", BackupProgress.NONE,
                    new Cancellation());
        }
    }

    private long files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(backups.folder(database))) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix)).count();
        }
    }

    private String content() throws SQLException {
        boolean postgresql = database.url().text().startsWith("postgresql");
        String rows = postgresql
                ? "SELECT (SELECT version_num FROM alembic_version) || ' ' || count(*) || ' ' || md5(string_agg(body, '' ORDER BY id)) FROM photos"
                : "SELECT (SELECT version_num FROM alembic_version) || ' ' || count(*) || ' ' || total(length(body)) FROM photos";
        String tables = postgresql
                ? "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                : "SELECT group_concat(name) FROM sqlite_schema";
        String check = postgresql ? "SELECT 'ok'" : "PRAGMA integrity_check";
        StringBuilder content = new StringBuilder();
        try (Connection connection = connector.open(database, Access.WRITE);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(rows, tables, check)) {
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    content.append(row.getString(1)).append(' ');
                }
            }
        }
        return content.toString();
    }

    private void sqlite() throws SQLException {
        database = Database.of(DatabaseUrl.ofFile(folder.resolve("shop.db")));
        backups = new Backups(folder.resolve("backups"), connector, System.getenv(), InstantSource.system());
        execute("CREATE TABLE photos (id INTEGER PRIMARY KEY, body BLOB)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 320)"
                        + " INSERT INTO photos SELECT i, randomblob(100000) FROM n");
    }

    private void postgresql() throws SQLException {
        PostgresDatabase server = PostgresServer.freshDatabase();
        database = Database.of(DatabaseUrl.parse(server.url(), Path.of("/")));
        backups = new Backups(folder.resolve("backups"), connector, System.getenv(), InstantSource.system());
        execute("CREATE TABLE photos (id integer PRIMARY KEY, body text)",
                "INSERT INTO photos SELECT i, (SELECT string_agg(md5(i || '-' || j), '') FROM generate_series(1, 300) j)"
                        + " FROM generate_series(1, 1000) i");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connector.open(database, Access.CREATE);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)");
            statement.execute("INSERT INTO alembic_version VALUES ('aaa1')");
        }
    }
}
