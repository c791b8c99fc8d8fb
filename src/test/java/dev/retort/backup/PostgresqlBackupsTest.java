package dev.retort.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Passwords;
import dev.retort.connect.Secret;
import dev.retort.connect.SessionSettings;
import dev.retort.dialect.Actor;
import dev.retort.dialect.HeldLock;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlBackupsTest {

    private static final VersionTableName VERSIONS = VersionTableName.DEFAULT;

    private final PostgresDatabase server = PostgresServer.freshDatabase();
    private final Database database = Database.of(DatabaseUrl.parse(server.url(), Path.of("/")));
    private final Connector connector = new Connector(new Actor("kim", "build-7"), InstantSource.system());
    private final Cancellation cancellation = new Cancellation();
    private Path root;
    private Backups backups;
    private Connection connection;

    @BeforeEach
    void connect(@TempDir Path folder) {
        PostgresServer.assumeDumpable();
        root = folder;
        backups = new Backups(root, connector, System.getenv(),
                InstantSource.fixed(Instant.parse("2026-11-21T10:15:00Z")));
        connection = connector.open(database, Access.WRITE);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRestoreInPlaceBringsBackExactlyWhatWasBackedUpAndKeepsTheLog(DumpFormat format) throws Exception {
        shop();
        String before = dump();
        BackupManifest backup = take(format);
        assertThat(backup.heads()).containsExactly("aaa1");
        upgrade();
        assertThat(dump()).isNotEqualTo(before);

        try (HeldLock _ = new PostgresqlDialect().locks().tryTake(connection, VERSIONS, new Actor("kim", "here"))
                .orElseThrow()) {
            List<String> notes = restore(backup);
            assertThat(notes).isEmpty();
            assertThat(lockIsHeld()).isTrue();
        }

        assertThat(dump()).isEqualTo(before);
        assertThat(strings("SELECT version_num FROM alembic_version")).containsExactly("aaa1");
        assertThat(strings("SELECT message FROM retort.log ORDER BY id")).containsExactly("first", "second");
        execute("INSERT INTO users (name) VALUES ('next')");
        assertThat(strings("SELECT id::text FROM users WHERE name = 'next'")).containsExactly("5");
        assertThat(strings("SHOW search_path")).containsExactly("\"$user\", public");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfObjectIsBroughtBack(DumpFormat format) throws Exception {
        shop();
        everything();
        String before = dump();
        String defaultRights = defaultRights();
        BackupManifest backup = take(format);

        upgrade();
        execute("DROP TABLE \"my app\".\"한 %\" CASCADE", "CREATE SCHEMA later", "CREATE TABLE later.t (a public.mood)",
                "DROP PUBLICATION pub", "ALTER DATABASE " + server.name() + " SET work_mem = '8MB'",
                "SELECT lo_put(4242, 0, '\\xbeef')", "SELECT lo_create(4243)", "DROP FUNCTION f(int)",
                "CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 2'", "CREATE TYPE since AS (a int)",
                "REVOKE ALL ON SCHEMA public FROM backup_reader", "COMMENT ON SCHEMA public IS 'changed'",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO PUBLIC",
                "DROP EXTENSION pgcrypto CASCADE", "CREATE EXTENSION citext", "CREATE TABLE words (w citext)",
                "ALTER TYPE mood ADD VALUE 'new'",
                "CREATE EVENT TRIGGER later ON ddl_command_end EXECUTE FUNCTION et()");
        assertThat(restore(backup)).isEmpty();

        assertThat(dump()).isEqualTo(before);
        assertThat(defaultRights()).isEqualTo(defaultRights);
    }

    @Test
    void afterAFailureTheDatabaseIsAsItWas() throws Exception {
        shop();
        execute("CREATE ROLE gone_" + server.name(), "GRANT SELECT ON users TO gone_" + server.name());
        BackupManifest backup = take();
        upgrade();
        execute("DROP OWNED BY gone_" + server.name(), "DROP ROLE gone_" + server.name());
        String before = dump();

        assertThatThrownBy(() -> restore(backup)).isInstanceOfSatisfying(RetortException.class, e -> {
            assertThat(e.code()).isEqualTo(ProblemCode.BACKUP_FAILED);
            assertThat(e.message()).contains("gone_" + server.name()).contains("does not exist");
        });
        assertThat(dump()).isEqualTo(before);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(strings("SHOW search_path")).containsExactly("\"$user\", public");
    }

    @Test
    void aTableSomebodyElseUsesStopsTheRestoreAfterTheLockTimeout() throws Exception {
        shop();
        BackupManifest backup = take();
        execute("SET lock_timeout = '200ms'");
        try (Connection other = server.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT * FROM users").close();

            assertThatThrownBy(() -> restore(backup)).isInstanceOfSatisfying(RetortException.class,
                    e -> assertThat(e.code()).isEqualTo(ProblemCode.LOCKED));
        }
        assertThat(strings("SELECT count(*) FROM users")).containsExactly("3");
    }

    @Test
    void aRestoreThatIsCancelledChangesNothing() throws Exception {
        shop();
        execute("INSERT INTO users (name) SELECT i || repeat('x', 1000) FROM generate_series(1, 10000) i");
        BackupManifest backup = take();
        upgrade();
        String before = dump();

        assertThatThrownBy(() -> backups.restoreInPlace(database, connection, backup, VERSIONS, "retort",
                (_, _) -> cancellation.cancel(), cancellation)).isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void anOrdinaryOwnerCanRestoreAndSchemasOfOthersStay() throws Exception {
        String role = "owner_" + server.name();
        PostgresServer.roleWithPassword(role, "p%40 '\"#/");
        execute("GRANT CREATE ON DATABASE " + server.name() + " TO " + role, "GRANT CREATE ON SCHEMA public TO " + role,
                "CREATE EXTENSION pgcrypto", "COMMENT ON EXTENSION pgcrypto IS 'not mine'",
                "CREATE SCHEMA provider", "CREATE TABLE provider.t (a int)",
                "GRANT USAGE ON SCHEMA provider TO " + role,
                "GRANT SELECT ON provider.t TO " + role, "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                "COMMENT ON SCHEMA public IS 'not mine either'", "INSERT INTO provider.t VALUES (1)");
        connection.close();
        DatabaseUrl url = DatabaseUrl.parse(server.url(role, "p%2540%20'%22%23%2F"), Path.of("/"));
        Database own = Database.of(url);
        connection = connector.open(own, Access.WRITE);
        shop();
        String before = dump();
        BackupManifest backup = backups.take(own, connection, VERSIONS, "test", BackupProgress.NONE, cancellation);
        upgrade();

        List<String> notes = backups.restoreInPlace(own, connection, backup, VERSIONS, "retort", BackupProgress.NONE,
                cancellation);
        assertThat(notes)
                .containsExactly("The schema provider was left as it is: it holds t, which belongs to postgres.");
        assertThat(dump()).isEqualTo(before);

        assertThatThrownBy(() -> backups.restoreBeside(own, connection, backup, BackupProgress.NONE, cancellation))
                .isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.message()).contains("may not create a database"));
        PostgresServer.execute("ALTER ROLE " + role + " CREATEDB");
        String beside = backups.restoreBeside(own, connection, backup, BackupProgress.NONE, cancellation);
        try (Connection there = connector.open(
                new Database(beside, url.withDatabase(beside), own.session(), null, List.of()), Access.READ);
                Statement statement = there.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM users")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(3);
        }
        PostgresServer.execute("DROP DATABASE " + beside);
    }

    @Test
    void aBackupIsRestoredIntoADatabaseBeside() throws Exception {
        shop();
        everything();
        BackupManifest backup = take();
        String before = dump();
        upgrade();
        String after = dump();

        String name = backups.restoreBeside(database, connection, backup, BackupProgress.NONE, cancellation);
        assertThat(name).isEqualTo(server.name() + "_restored_20261121_101500");
        assertThat(dump(name)).isEqualTo(before);
        assertThat(dump()).isEqualTo(after);

        assertThatThrownBy(() -> backups.restoreBeside(database, connection, backup, BackupProgress.NONE, cancellation))
                .as("a name that is taken").isInstanceOf(RetortException.class);
        assertThat(dump(name)).as("is not dropped").isEqualTo(before);
        PostgresServer.execute("DROP DATABASE " + name);
    }

    @Test
    void whatWasWrittenSinceIsNamed() throws Exception {
        shop();
        BackupManifest backup = take();
        execute("INSERT INTO users (name) VALUES ('d'), ('e')", "UPDATE users SET name = 'f' WHERE name = 'e'",
                "DELETE FROM users WHERE name = 'b'", "CREATE TABLE later (a int)", "INSERT INTO later VALUES (1)",
                "INSERT INTO retort.log (message) VALUES ('not counted')");

        assertThat(backups.losses(database, connection, backup, VERSIONS, "retort")).containsExactly(
                "later was made since, and holds 1 row.", "users: 2 rows added, 1 row changed, 1 row removed since.");
    }

    @Test
    void aDamagedOrMissingFileIsFoundBeforeAnythingChanges() throws Exception {
        shop();
        BackupManifest backup = take();
        assertThat(backups.isIntact(backup, cancellation)).isTrue();
        byte[] bytes = Files.readAllBytes(backup.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(backup.file(), bytes);

        assertThat(backups.isIntact(backup, cancellation)).isFalse();
        assertThatThrownBy(() -> restore(backup)).isInstanceOf(RetortException.class).hasMessageContaining("damaged");
        Files.delete(backup.file());
        assertThatThrownBy(() -> restore(backup)).isInstanceOf(RetortException.class).hasMessageContaining("missing");
        assertThat(strings("SELECT count(*) FROM users")).containsExactly("3");
    }

    @Test
    void aBackupOfAnotherDatabaseIsNotRestoredInPlace() throws Exception {
        shop();
        BackupManifest backup = take();
        PostgresDatabase other = PostgresServer.freshDatabase();
        Database second = Database.of(DatabaseUrl.parse(other.url(), Path.of("/")));
        try (Connection there = connector.open(second, Access.WRITE)) {
            assertThatThrownBy(() -> backups.restoreInPlace(second, there, backup, VERSIONS, "retort",
                    BackupProgress.NONE, cancellation)).isInstanceOf(RetortException.class)
                    .hasMessageContaining("another database");
        }
    }

    @Test
    void aManifestSaysWhatItIsAndTheFilesAreTheOwnersAlone() throws Exception {
        shop();
        BackupManifest backup = take();

        assertThat(backups.list(database)).containsExactly(backup);
        assertThat(backup.id()).isEqualTo(server.name() + "-20261121-101500");
        assertThat(backup.database()).isEqualTo("localhost:" + server.port() + "/" + server.name());
        assertThat(backup.tools()).matches("pg_dump \\d+\\S*");
        assertThat(backups.tool(database, connection)).hasValueSatisfying(tool -> assertThat(tool)
                .startsWith(backup.tools() + ", /").endsWith("pg_dump"));
        assertThat(backup.size()).isEqualTo(Files.size(backup.file()));
        try (Stream<Path> files = Files.list(backup.file().getParent())) {
            assertThat(files).hasSize(2).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                    .hasToString("[OWNER_READ, OWNER_WRITE]"));
        }
        assertThat(take().id()).isEqualTo(backup.id() + "-2");
        backups.delete(backup);
        assertThat(backups.list(database)).hasSize(1);
        assertThat(backup.file()).doesNotExist();
    }

    @Test
    void aRoleThatCannotReadEverythingIsToldBefore() throws Exception {
        String role = "reader_" + server.name();
        PostgresServer.execute("CREATE ROLE " + role + " LOGIN");
        shop();
        Database own = Database.of(DatabaseUrl.parse(server.url(role, ""), Path.of("/")));
        try (Connection reader = connector.open(own, Access.WRITE)) {
            assertThat(backups.obstacle(own, reader)).hasValueSatisfying(e -> assertThat(e.message())
                    .contains(role).contains("public.users"));
            execute("GRANT USAGE ON SCHEMA retort TO " + role,
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public, retort TO " + role,
                    "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public, retort TO " + role);
            assertThat(backups.obstacle(own, reader)).isEmpty();
            execute("ALTER TABLE users ENABLE ROW LEVEL SECURITY");
            assertThat(backups.obstacle(own, reader))
                    .hasValueSatisfying(e -> assertThat(e.message()).contains("Row security"));
            assertThatThrownBy(() -> backups.take(own, reader, VERSIONS, "test", BackupProgress.NONE, cancellation))
                    .isInstanceOf(RetortException.class);
            assertThat(backups.list(own)).isEmpty();
        }
    }

    @Test
    void aCancelledBackupLeavesNothing() throws Exception {
        shop();
        assertThatThrownBy(() -> backups.take(database, connection, VERSIONS, "test", (_, _) -> cancellation.cancel(),
                cancellation)).isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(backups.folder(database)).isEmptyDirectory();
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aRoleOfTheSessionIsUsedForTheDumpToo() throws Exception {
        shop();
        String role = "acting_" + server.name();
        execute("CREATE ROLE " + role + " SUPERUSER");
        Database acting = new Database("acting", database.url(), new SessionSettings(role, "", Duration.ZERO,
                Duration.ZERO, Duration.ZERO), null, List.of());
        try (Connection there = connector.open(acting, Access.WRITE)) {
            BackupManifest backup = backups.take(acting, there, VERSIONS, "test", BackupProgress.NONE, cancellation);
            assertThat(backups.isIntact(backup, cancellation)).isTrue();
        }
        execute("ALTER ROLE " + role + " NOSUPERUSER");
    }

    @Test
    void aPasswordThatWasAskedForServesTheProgramsToo() throws Exception {
        shop();
        String role = "asked_" + server.name();
        PostgresServer.roleWithPassword(role, "p%40 '\"#/");
        execute("ALTER ROLE " + role + " SUPERUSER");
        List<String> questions = new ArrayList<>();
        Connector asking = new Connector(new Actor("kim", "build-7"), InstantSource.system(),
                new Passwords(Map.of(), root, (name, _) -> {
                    questions.add(name);
                    return Optional.of(new Secret("p%40 '\"#/"));
                }));
        Database own = Database.of(DatabaseUrl.parse("postgresql://" + role + "@localhost:" + server.port() + "/"
                + server.name(), Path.of("/")));
        Backups asked = new Backups(root, asking, System.getenv(), InstantSource.system());
        try (Connection there = asking.open(own, Access.READ)) {
            BackupManifest backup = asked.take(own, there, VERSIONS, "test", BackupProgress.NONE, cancellation);
            assertThat(Files.readString(BackupFolder.manifestOf(backup))).doesNotContain("p%40");
            try (Connection writing = asking.open(own, Access.WRITE)) {
                PostgresServer.execute("DROP DATABASE "
                        + asked.restoreBeside(own, writing, backup, BackupProgress.NONE, cancellation));
            }
        }
        assertThat(questions).hasSize(1);
        execute("ALTER ROLE " + role + " NOSUPERUSER");
    }

    private BackupManifest take() {
        return backups.take(database, connection, VERSIONS, "before upgrade to head", BackupProgress.NONE,
                cancellation);
    }

    private BackupManifest take(DumpFormat format) {
        return backups.in(format).take(database, connection, VERSIONS, "test", BackupProgress.NONE, cancellation);
    }

    private List<String> restore(BackupManifest backup) {
        return backups.restoreInPlace(database, connection, backup, VERSIONS, "retort", BackupProgress.NONE,
                cancellation);
    }

    private void shop() {
        execute("CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)",
                "INSERT INTO users (name) VALUES ('a'), ('b'), (E'c\\n\\\\.\\t;'), ('gone')",
                "DELETE FROM users WHERE name = 'gone'",
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('aaa1')", "CREATE SCHEMA retort",
                "CREATE TABLE retort.log (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message text)",
                "INSERT INTO retort.log (message) VALUES ('first')");
    }

    /** Adds a column, a table with a foreign key to it, and rows; as the log of such a run would say. */
    private void upgrade() {
        execute("ALTER TABLE users ADD COLUMN email text UNIQUE", "UPDATE users SET email = name || '@example.org'",
                "CREATE TABLE orders (id serial PRIMARY KEY, email text REFERENCES users (email))",
                "INSERT INTO orders (email) SELECT email FROM users", "INSERT INTO users (name) VALUES ('late')",
                "UPDATE alembic_version SET version_num = 'bbb2'",
                "INSERT INTO retort.log (message) VALUES ('second')");
    }

    private void everything() {
        execute("DO $$ BEGIN CREATE ROLE backup_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "CREATE SCHEMA \"my app\"", "CREATE EXTENSION pgcrypto", "CREATE EXTENSION file_fdw",
                "COMMENT ON EXTENSION file_fdw IS 'files'",
                "CREATE SERVER files FOREIGN DATA WRAPPER file_fdw", "CREATE TYPE mood AS ENUM ('good', 'b''ad')",
                "CREATE FOREIGN TABLE lines (line text) SERVER files OPTIONS (filename '/dev/null')",
                "CREATE DOMAIN small AS int CHECK (VALUE < 10)", "CREATE CAST (text AS mood) WITH INOUT",
                "CREATE TABLE \"my app\".\"한 %\" (id serial PRIMARY KEY, u bigint REFERENCES users, m public.mood, \"a;b\" small)",
                "INSERT INTO \"my app\".\"한 %\" (u, m) VALUES (1, 'good')", "CREATE VIEW v AS SELECT * FROM users",
                "CREATE MATERIALIZED VIEW mv AS SELECT * FROM v", """
                        CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT a; END""", """
                        CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
                        --
                        -- Name: x; Type: TABLE; Schema: public; Owner: postgres
                        --
                        PERFORM 1; END $$""",
                "CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int, initcond = '0')",
                "CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
                "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)", "CREATE COLLATION plain FROM \"C\"",
                "CREATE STATISTICS st ON id, name FROM users", "CREATE TABLE parts (a int) PARTITION BY LIST (a)",
                "CREATE TABLE part1 PARTITION OF parts FOR VALUES IN (1)", "INSERT INTO parts VALUES (1)",
                "CREATE RULE quiet AS ON DELETE TO parts DO ALSO NOTHING",
                "CREATE POLICY own ON users USING (name = current_user)", "CREATE PUBLICATION pub FOR TABLE users",
                "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
                "CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch()",
                "CREATE FUNCTION et() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$",
                "CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION et()",
                "COMMENT ON SCHEMA public IS 'the\\ ''shop'''", "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
                "GRANT USAGE ON SCHEMA public TO backup_reader WITH GRANT OPTION",
                "GRANT SELECT ON users TO backup_reader",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO backup_reader",
                "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
                "CREATE TABLE secret (a int)", "REVOKE ALL ON secret FROM backup_reader", "SELECT lo_create(4242)",
                "SELECT lo_put(4242, 0, '\\xdead')", "COMMENT ON LARGE OBJECT 4242 IS 'photo'");
    }

    /** Everything but the log, as plain text. */
    private String dump() throws IOException {
        return dump(server.name());
    }

    private String dump(String name) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("PG"));
        Path pgDump = PostgresqlPrograms.find(environment, 15).dump();
        ProcessBuilder builder = new ProcessBuilder(pgDump.toString(), "-h", "localhost", "-p", "" + server.port(),
                "-U",
                "postgres", "-N", "retort", "--no-subscriptions", name).redirectErrorStream(true);
        String text = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    private String defaultRights() throws SQLException {
        return String.join("\n",
                strings("SELECT defaclnamespace::regnamespace || ' ' || defaclobjtype::text || ' ' || defaclacl::text"
                        + " FROM pg_default_acl ORDER BY 1"));
    }

    private boolean lockIsHeld() throws SQLException {
        return strings("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted").equals(List.of("1"));
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                strings.add(row.getString(1));
            }
        }
        return strings;
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
