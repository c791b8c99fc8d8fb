package dev.retort.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.Actor;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteBackupsTest {

    private static final VersionTableName VERSIONS = VersionTableName.DEFAULT;

    private final Connector connector = new Connector(new Actor("kim", "build-7"), InstantSource.system());
    private final Cancellation cancellation = new Cancellation();
    private Path file;
    private Database database;
    private Backups backups;
    private Connection connection;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        file = folder.resolve("my shop 100%#?.db");
        database = Database.of(DatabaseUrl.ofFile(file));
        backups = new Backups(folder.resolve("backups"), connector, Map.of(),
                InstantSource.fixed(Instant.parse("2026-11-21T10:15:00Z")));
        connection = connector.open(database, Access.CREATE);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void aRestoreInPlaceBringsBackExactlyWhatWasBackedUp(String journal) throws SQLException {
        execute("PRAGMA journal_mode = " + journal);
        shop();
        List<String> before = content(connection);
        BackupManifest backup = take();
        assertThat(backup.heads()).containsExactly("aaa1");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:file:" + uri(file));
                Statement reader = other.createStatement()) {
            assertThat(count(reader, "users")).isEqualTo(3);
            upgrade();
            assertThat(count(reader, "orders")).isEqualTo(3);

            assertThat(restore(backup)).isEmpty();

            assertThat(content(connection)).isEqualTo(before);
            assertThat(content(other)).isEqualTo(before);
        }
        assertThat(strings(connection, "PRAGMA journal_mode")).containsExactly(journal.toLowerCase(Locale.ROOT));
        assertThat(strings(connection, "PRAGMA integrity_check")).containsExactly("ok");
        execute("INSERT INTO users (name) VALUES ('next')");
        assertThat(strings(connection, "SELECT id FROM users WHERE name = 'next'")).containsExactly("5");
    }

    @Test
    void aDatabaseAnotherProgramWritesIsNotRestoredAndSaysSo() throws SQLException {
        shop();
        BackupManifest backup = take();
        upgrade();
        List<String> before = content(connection);
        execute("PRAGMA busy_timeout = 100");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:file:" + uri(file));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> restore(backup)).isInstanceOfSatisfying(RetortException.class,
                    e -> assertThat(e.code()).isEqualTo(ProblemCode.LOCKED));
        }
        assertThat(content(connection)).isEqualTo(before);
    }

    @Test
    void aDatabaseAnotherProgramHoldsAloneIsNotBackedUp() throws Exception {
        shop();
        execute("PRAGMA busy_timeout = 100");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:file:" + uri(file));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");

            assertThatThrownBy(this::take).isInstanceOfSatisfying(RetortException.class,
                    e -> assertThat(e.code()).isEqualTo(ProblemCode.LOCKED));
        }
        assertThat(backups.list(database)).isEmpty();
        assertNothingLeft();
    }

    @Test
    void aBackupIsRestoredIntoAFileBeside() throws SQLException {
        shop();
        List<String> before = content(connection);
        BackupManifest backup = take();
        upgrade();
        List<String> after = content(connection);

        String beside = backups.restoreBeside(database, connection, backup, BackupProgress.NONE, cancellation);
        assertThat(beside).isEqualTo(file.resolveSibling("my shop 100%#?-restored-20261121_101500.db").toString());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:file:" + uri(Path.of(beside)))) {
            assertThat(content(other)).isEqualTo(before);
        }
        assertThat(content(connection)).isEqualTo(after);
    }

    @Test
    void whatWasWrittenSinceIsNamedRowByRow() throws SQLException {
        execute("PRAGMA journal_mode = WAL");
        shop();
        BackupManifest backup = take();
        assertThat(losses(backup)).isEmpty();

        execute("INSERT INTO users (name) VALUES ('d')", "UPDATE users SET name = 'B' WHERE name = 'b'",
                "ALTER TABLE users ADD COLUMN email TEXT", "UPDATE users SET email = name",
                "CREATE TABLE \"la\"\"ter\" (a)", "INSERT INTO \"la\"\"ter\" VALUES (1)",
                "UPDATE alembic_version SET version_num = 'bbb2'");
        assertThat(losses(backup)).containsExactly("la\"ter was made since, and holds 1 row.",
                "users: 2 rows added or changed since, 1 row removed or changed since.");
    }

    @Test
    void aDamagedFileIsFoundBeforeAnythingChanges() throws IOException, SQLException {
        shop();
        BackupManifest backup = take();
        assertThat(backups.isIntact(backup, cancellation)).isTrue();
        byte[] bytes = Files.readAllBytes(backup.file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(backup.file(), bytes);
        upgrade();

        assertThat(backups.isIntact(backup, cancellation)).isFalse();
        assertThatThrownBy(() -> restore(backup)).isInstanceOf(RetortException.class).hasMessageContaining("damaged");
        assertThat(strings(connection, "SELECT version_num FROM alembic_version")).containsExactly("bbb2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void aConnectionThatOnlyReadsIsEnough(String journal) throws Exception {
        execute("PRAGMA journal_mode = " + journal);
        shop();
        connection.close();
        try (Connection reading = connector.open(database, Access.READ)) {
            BackupManifest backup = backups.take(database, reading, VERSIONS, "test", BackupProgress.NONE,
                    cancellation);
            assertThat(backups.isIntact(backup, cancellation)).isTrue();
            assertThat(backup.heads()).containsExactly("aaa1");
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertThat(files.map(path -> path.getFileName().toString())).allMatch(
                        name -> name.equals("backups") || name.startsWith(file.getFileName().toString()));
            }
            assertThat(backups.losses(database, reading, backup, VERSIONS, "")).isEmpty();
        }
    }

    @Test
    void aFileThatIsGoneIsMadeAgain() throws SQLException, IOException {
        shop();
        List<String> before = content(connection);
        BackupManifest backup = take();
        connection.close();
        Files.delete(file);

        connection = connector.open(database, Access.CREATE);
        restore(backup);
        assertThat(content(connection)).isEqualTo(before);
    }

    @Test
    void aBackupIsOneFileWhateverTheJournalIs() throws IOException, SQLException {
        execute("PRAGMA journal_mode = WAL");
        shop();
        BackupManifest backup = take();

        assertThat(backups.list(database)).containsExactly(backup);
        losses(backup);
        try (Stream<Path> files = Files.list(backup.file().getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(backup.id() + ".db", backup.id() + ".json");
        }
        assertThat(backups.isIntact(backup, cancellation)).isTrue();
    }

    @Test
    void aCancelledOrFailedBackupLeavesNothing() throws Exception {
        shop();
        assertThatThrownBy(() -> backups.take(database, connection, VERSIONS, "test", (_, _) -> cancellation.cancel(),
                cancellation)).isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        assertNothingLeft();
        IllegalStateException bug = new IllegalStateException("listener");
        assertThatThrownBy(() -> backups.take(database, connection, VERSIONS, "test", (_, _) -> {
            throw bug;
        }, new Cancellation())).isSameAs(bug);
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"DELETE, READ", "DELETE, WRITE", "WAL, READ", "WAL, WRITE"})
    void aBackupCancelledMidwayLeavesNothingAndHoldsNoLock(String journal, Access access) throws Exception {
        execute("PRAGMA journal_mode = " + journal);
        shop();
        // More pages than one step of the copy takes.
        execute("CREATE TABLE bulk (b)", "INSERT INTO bulk SELECT zeroblob(20000000)");
        connection.close();
        connection = connector.open(database, access);
        List<Long> steps = new ArrayList<>();
        assertThatThrownBy(() -> backups.take(database, connection, VERSIONS, "test", (done, all) -> {
            steps.add(done);
            assertThat(done).isLessThan(all);
            cancellation.cancel();
        }, cancellation)).isInstanceOfSatisfying(RetortException.class,
                e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(new HashSet<>(steps)).as("steps copied").hasSize(1);
        assertNothingLeft();
        try (Connection writer = connector.open(database, Access.WRITE);
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("CREATE TABLE since (x)");
        }
        BackupManifest whole = backups.take(database, connection, VERSIONS, "test", BackupProgress.NONE,
                new Cancellation());
        assertThat(backups.isIntact(whole, new Cancellation())).isTrue();
    }

    @Test
    void aRestoreInPlaceCancelledMidwayLeavesTheDatabaseAsItWas() throws Exception {
        shop();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bulk (b)");
            // More pages than one step of the copy takes.
            statement.execute("INSERT INTO bulk SELECT zeroblob(20000000)");
        }
        BackupManifest backup = backups.take(database, connection, VERSIONS, "test", BackupProgress.NONE,
                cancellation);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE since (x)");
        }
        List<Long> steps = new ArrayList<>();
        assertThatThrownBy(() -> backups.restoreInPlace(database, connection, backup, VERSIONS, "", (done, _) -> {
            steps.add(done);
            cancellation.cancel();
        }, cancellation)).isInstanceOfSatisfying(RetortException.class,
                e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(steps).as("steps copied").hasSize(1);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM sqlite_master WHERE name = 'since'")) {
            assertThat(row.next()).isTrue();
        }
        assertThat(backups.isIntact(backup, new Cancellation())).isTrue();
        backups.restoreInPlace(database, connection, backup, VERSIONS, "", BackupProgress.NONE, new Cancellation());
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        shop();
        Path inTheWay = Files.writeString(file.resolveSibling("in-the-way"), "a file");
        Backups blocked = new Backups(inTheWay, connector, Map.of(), InstantSource.system());

        assertThatThrownBy(
                () -> blocked.take(database, connection, VERSIONS, "test", BackupProgress.NONE, cancellation))
                .isInstanceOfSatisfying(RetortException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.BACKUP_FAILED);
                    assertThat(e.message()).contains(inTheWay.toString());
                });
    }

    @Test
    void aDatabaseInMemoryCannotBeBackedUp() throws SQLException {
        Database memory = Database.of(DatabaseUrl.parse("sqlite://", Path.of("/")));
        try (Connection there = connector.open(memory, Access.CREATE)) {
            assertThat(backups.obstacle(memory, there)).isPresent();
        }
    }

    @Test
    void twoDatabasesOfOneNameHaveTheirOwnFolders() {
        Database other = Database.of(DatabaseUrl.ofFile(file.resolveSibling("elsewhere").resolve(file.getFileName())));

        assertThat(backups.folder(database)).isNotEqualTo(backups.folder(other));
        assertThat(backups.folder(database).getParent()).isEqualTo(backups.folder(other).getParent());
    }

    @Test
    void whatADeadProcessLeftGoesWithTheNextBackup() throws IOException {
        shop();
        Path folder = Files.createDirectories(backups.folder(database));
        Files.writeString(folder.resolve("x.taking"),
                "999999999 2020-01-01T00:00:00Z " + Actor.ofThisProcess(System.getenv()).host());
        Files.writeString(folder.resolve("x.part"), "half");
        Files.writeString(folder.resolve("x.db"), "whole, but without a manifest");
        Files.writeString(folder.resolve("y.taking"), Maker.here().text());
        Files.writeString(folder.resolve("y.part"), "at work");
        assertThat(backups.list(database)).isEmpty();

        BackupManifest backup = take();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(backup.id() + ".db",
                    backup.id() + ".json", "y.taking", "y.part");
        }
    }

    private void assertNothingLeft() throws IOException {
        if (!Files.exists(backups.folder(database))) {
            return;
        }
        try (Stream<Path> files = Files.list(backups.folder(database))) {
            assertThat(files).isEmpty();
        }
    }

    private BackupManifest take() {
        return backups.take(database, connection, VERSIONS, "before upgrade to head", BackupProgress.NONE,
                cancellation);
    }

    private List<String> restore(BackupManifest backup) {
        return backups.restoreInPlace(database, connection, backup, VERSIONS, "", BackupProgress.NONE, cancellation);
    }

    private List<String> losses(BackupManifest backup) {
        return backups.losses(database, connection, backup, VERSIONS, "");
    }

    private void shop() {
        execute("CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)",
                "INSERT INTO users (name) VALUES ('a'), ('b'), ('c'), ('gone')",
                "DELETE FROM users WHERE name = 'gone'",
                "CREATE VIEW v AS SELECT name FROM users", "CREATE VIRTUAL TABLE words USING fts5(body)",
                "INSERT INTO words VALUES ('one two')",
                "CREATE TRIGGER t AFTER INSERT ON users BEGIN UPDATE users SET name = new.name; END",
                "DROP TRIGGER t", "CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('aaa1')");
    }

    private void upgrade() {
        execute("ALTER TABLE users ADD COLUMN email TEXT", "UPDATE users SET email = name || '@example.org'",
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users)",
                "INSERT INTO orders (user_id) SELECT id FROM users", "INSERT INTO users (name) VALUES ('late')",
                "UPDATE alembic_version SET version_num = 'bbb2'", "INSERT INTO words VALUES ('three')");
    }

    /** Every table's statement and rows, with their rowids. */
    private static List<String> content(Connection connection) throws SQLException {
        List<String> content = strings(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
        for (String table : strings(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            for (String row : strings(connection, "SELECT * FROM \"" + table + "\"")) {
                content.add(table + ": " + row);
            }
        }
        return content;
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getString(i));
                }
                strings.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
        }
        return strings;
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String uri(Path path) {
        return path.toUri().getRawPath();
    }

    private void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
