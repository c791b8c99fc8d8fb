package dev.retort.target;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.Actor;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.SchemaObject;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlScratchTest {

    private final PostgresDatabase live = PostgresServer.freshDatabase();
    private final ScratchPlaces places = new ScratchPlaces(
            new Connector(new Actor("me", "here"), InstantSource.system()));

    @Test
    void aTemporaryDatabaseIsLikeTheOtherAndGoneAfterwards() throws SQLException {
        live.execute("CREATE SCHEMA app", "DROP SCHEMA public",
                "ALTER DATABASE " + live.name() + " SET search_path = app", "CREATE EXTENSION citext SCHEMA app");
        String name;
        try (Scratch scratch = places.open(database(live.url()), beside(ScratchWish.Need.REVISIONS))) {
            name = scratch.database().orElseThrow().name();
            assertThat(databases()).contains(name);
            assertThat(read(scratch, "CREATE EXTENSION citext", "CREATE TABLE t (a citext)").tables()
                    .map(table -> table.schema() + "." + table.name())).containsExactly("app.t");
            assertThat(scratch.read(new PostgresqlDialect().schemas(), false).defaultSchema()).isEqualTo("app");
        }
        assertThat(databases()).doesNotContain(name);
    }

    @Test
    void whatAKilledProcessLeftIsDroppedByTheNextButNotWhatIsInUse() throws SQLException {
        PostgresServer.execute("CREATE DATABASE retort_scratch_1000000000_abcdef123456",
                "CREATE DATABASE retort_scratch_1000000000_fedcba654321");
        PostgresDatabase used = new PostgresDatabase(live.port(), "retort_scratch_1000000000_fedcba654321");
        try (Connection _ = used.open();
                Scratch _ = places.open(database(live.url()), beside(ScratchWish.Need.DDL))) {
            assertThat(databases()).contains(used.name()).doesNotContain("retort_scratch_1000000000_abcdef123456");
        }
        PostgresServer.execute("DROP DATABASE IF EXISTS " + used.name());
    }

    @Test
    void aRoleWithoutCreatedbTriesInASchemaThatIsRolledBack() throws SQLException {
        PostgresServer.execute("CREATE ROLE modest LOGIN", "GRANT CREATE ON DATABASE " + live.name() + " TO modest");
        live.execute("CREATE TABLE users (id int)", "CREATE EXTENSION citext");
        DatabaseSchema schema;
        try (Scratch scratch = places.open(database(live.url("modest", "x")),
                beside(ScratchWish.Need.DDL))) {
            assertThat(scratch.database()).isEmpty();
            schema = read(scratch, "CREATE EXTENSION IF NOT EXISTS citext", "CREATE TYPE mood AS ENUM ('a')",
                    "CREATE TABLE users (id serial PRIMARY KEY, role text, mood mood DEFAULT 'a')",
                    "CREATE INDEX ON users (role)");
            try (Connection other = live.open(); Statement statement = other.createStatement()) {
                statement.execute("SET lock_timeout = '100ms'");
                statement.execute("ALTER TABLE users ADD COLUMN still_free int");
            }
        }
        assertThat(schema.defaultSchema()).isEqualTo("public");
        assertThat(schema.objects().stream().map(SchemaObject::id).map(id -> id.schema() + "." + id.name()))
                .contains("public.mood", "public.users", "public.users_id_seq");
        assertThat(schema.tables().findFirst().orElseThrow().columns())
                .anyMatch(column -> column.defaultExpression().equals("'a'::mood"));
        try (Connection other = live.open();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_namespace"
                        + " WHERE nspname LIKE 'retort%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
        PostgresServer.execute("REVOKE ALL ON DATABASE " + live.name() + " FROM modest", "DROP ROLE modest");
    }

    @Test
    void insideTheLiveDatabaseNothingIsTriedThatCouldTouchIt() {
        PostgresServer.execute("CREATE ROLE careful LOGIN", "GRANT CREATE ON DATABASE " + live.name() + " TO careful");
        live.execute("CREATE TABLE users (id int)");
        for (String sql : List.of("DROP TABLE IF EXISTS users", "CREATE TABLE public.other (id int)",
                "CREATE INDEX CONCURRENTLY i ON users (id)", "ALTER TABLE \"public\".users ADD a int",
                "SET search_path = public", "CREATE SCHEMA s", "DO 'BEGIN END'")) {
            try (Scratch scratch = places.open(database(live.url("careful", "x")),
                    beside(ScratchWish.Need.DDL))) {
                assertThatThrownBy(() -> read(scratch, sql)).isInstanceOf(RetortException.class)
                        .hasMessageContaining("CREATEDB");
            }
        }
        PostgresServer.execute("REVOKE ALL ON DATABASE " + live.name() + " FROM careful", "DROP ROLE careful");
    }

    @Test
    void whereThereIsNoPlaceTheMissingRightIsNamed() {
        PostgresServer.execute("CREATE ROLE nobody_much LOGIN");
        assertThatThrownBy(() -> places.open(database(live.url("nobody_much", "x")),
                beside(ScratchWish.Need.DDL))).isInstanceOfSatisfying(RetortException.class, e -> {
                    assertThat(e.getMessage()).contains("nobody_much may not make a temporary database (CREATEDB)")
                            .contains("CREATE on the database");
                    assertThat(e.hint()).contains("[target] scratch");
                });
        PostgresServer.execute("DROP ROLE nobody_much");
    }

    @Test
    void aDatabaseSetAsideIsUsedWhenItIsEmptyAndIsEmptyAgain() throws SQLException {
        PostgresDatabase aside = PostgresServer.freshDatabase();
        PostgresServer.execute("CREATE ROLE plain LOGIN", "ALTER DATABASE " + aside.name() + " OWNER TO plain");
        if (PostgresServer.majorVersion() < 15) {
            aside.execute("ALTER SCHEMA public OWNER TO plain");
        }
        ScratchWish wish = new ScratchWish(DatabaseUrl.parse(aside.url("plain", "x"), Path.of("")), false,
                ScratchWish.Need.REVISIONS);
        for (int i = 0; i < 2; i++) {
            try (Scratch scratch = places.open(database(live.url()), wish)) {
                assertThat(scratch.database()).isPresent();
                assertThat(read(scratch, "CREATE TABLE t (a int)").tables()).hasSize(1);
                assertThatThrownBy(() -> places.open(database(live.url()), wish))
                        .hasMessageContaining("in use by another Retort");
            }
        }
        assertThat(tables(aside)).isEmpty();
        aside.execute("CREATE TABLE somebodys (id int)");
        assertThatThrownBy(() -> places.open(database(live.url()), wish)).hasMessageContaining("is not empty");
        assertThat(tables(aside)).containsExactly("somebodys");
        PostgresServer.execute("ALTER DATABASE " + aside.name() + " OWNER TO postgres");
    }

    @Test
    void aDatabaseSetAsideWhoseSchemaCannotBeEmptiedIsRefused() {
        PostgresDatabase aside = PostgresServer.freshDatabase();
        PostgresServer.execute("CREATE ROLE not_of_public LOGIN",
                "ALTER DATABASE " + aside.name() + " OWNER TO not_of_public");
        aside.execute("ALTER SCHEMA public OWNER TO postgres");
        ScratchWish wish = new ScratchWish(DatabaseUrl.parse(aside.url("not_of_public", "x"), Path.of("")), false,
                ScratchWish.Need.REVISIONS);
        assertThatThrownBy(() -> places.open(database(live.url()), wish))
                .hasMessageContaining("its schema public belongs to another role");
        PostgresServer.execute("ALTER DATABASE " + aside.name() + " OWNER TO postgres");
    }

    private static List<String> tables(PostgresDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            return new PostgresqlDialect().schemas().read(connection, false).tables().map(table -> table.name())
                    .toList();
        }
    }

    private static DatabaseSchema read(Scratch scratch, String... statements) {
        List<TargetDdl.Statement> ddl = Arrays.stream(statements)
                .map(sql -> new TargetDdl.Statement(sql, new SourcePosition("t.sql", 1, 1))).toList();
        return new ScratchReader(new PostgresqlDialect()).read(new TargetDdl(ddl, List.of(), Map.of()), scratch,
                false, new Cancellation());
    }

    private static Database database(String url) {
        return Database.of(DatabaseUrl.parse(url, Path.of("")));
    }

    private static List<String> databases() throws SQLException {
        try (Connection connection = new PostgresDatabase(PostgresServer.port(), "postgres").open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT array_agg(datname::text) FROM pg_database")) {
            rows.next();
            return List.of((String[]) rows.getArray(1).getArray());
        }
    }

    /** Beside the database, unless that is production. */
    private static ScratchWish beside(ScratchWish.Need need) {
        return new ScratchWish(null, false, need);
    }
}
