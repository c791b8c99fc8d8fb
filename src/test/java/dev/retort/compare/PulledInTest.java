package dev.retort.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.retort.diff.Comparison;
import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What is in the way of a change gives way for as long as it takes, on a real PostgreSQL. */
class PulledInTest {

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = PostgresServer.freshDatabase().open();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    private static List<String> check(String old, String wanted) throws SQLException {
        Comparison comparison = new RoundTrip(() -> PostgresqlPlace.schema(connection)).check(old, wanted,
                asking -> asking.answeringAll(true));
        return comparison.choose(comparison.differences()).pulledIn().stream().map(one -> one.object().name())
                .toList();
    }

    @Test
    void viewsTriggersPoliciesAndGeneratedColumnsGiveWayToAnotherType() throws SQLException {
        String rest = """
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE VIEW first AS SELECT id, code FROM items;
                CREATE VIEW second AS SELECT code FROM first WHERE id > 1;
                CREATE MATERIALIZED VIEW third AS SELECT count(*) AS n FROM items WHERE id > 3;
                CREATE INDEX third_n ON third (n);
                CREATE TRIGGER touched BEFORE UPDATE OF id ON items FOR EACH ROW EXECUTE FUNCTION touch();
                CREATE POLICY mine ON items USING (id > 5);
                COMMENT ON VIEW first IS 'the first';
                """;
        String table = """
                CREATE TABLE items (id %s PRIMARY KEY, code text, twice numeric GENERATED ALWAYS AS (id * 2.0) STORED);
                CREATE INDEX by_twice ON items (twice);
                CREATE TABLE parts (item %1$s REFERENCES items);
                INSERT INTO items (id, code) VALUES (1, 'a'), (2, 'b');
                INSERT INTO parts VALUES (1);
                """;

        assertThat(check(table.formatted("integer") + rest, table.formatted("bigint").replaceAll("INSERT.*;", "")
                + rest)).contains("second", "third", "touched", "mine", "twice", "by_twice");
        check(table.formatted("integer") + rest, table.formatted("numeric").replaceAll("INSERT.*;", "") + rest);
    }

    @Test
    void whatUsesAFunctionGivesWayToItsOtherResult() throws SQLException {
        String rest = """
                CREATE TABLE items (a int DEFAULT answer(), b int, CONSTRAINT more CHECK (b > answer()));
                CREATE INDEX answered ON items ((b + answer()));
                CREATE VIEW answers AS SELECT b + answer() AS c FROM items;
                """;
        String function = "CREATE FUNCTION answer() RETURNS %s LANGUAGE sql IMMUTABLE AS 'SELECT 42::%1$s';\n";

        check(function.formatted("int") + rest, function.formatted("bigint") + rest);
    }

    @Test
    void whatNamesAnEnumGivesWayToItsOtherLabels() throws SQLException {
        String rest = """
                CREATE TABLE users (id int, mood mood DEFAULT 'ok', moods mood[], CONSTRAINT no CHECK (mood <> 'sad'));
                CREATE INDEX fine ON users (id) WHERE mood = 'ok';
                CREATE FUNCTION is_ok(m mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT m = 'ok' $$;
                CREATE VIEW okays AS SELECT id, mood, is_ok(mood) AS ok FROM users;
                CREATE VIEW more AS SELECT id FROM okays WHERE ok;
                """;

        check("CREATE TYPE mood AS ENUM ('sad', 'meh', 'ok');\n" + rest
                + "INSERT INTO users VALUES (1, 'ok', '{ok,sad}');",
                "CREATE TYPE mood AS ENUM ('ok', 'sad');\n" + rest);
        check("CREATE TYPE mood AS ENUM ('sad', 'ok');\n" + rest + "INSERT INTO users VALUES (1, 'ok', '{ok,sad}');",
                "CREATE TYPE mood AS ENUM ('sad', 'new', 'ok');\n" + rest);
    }

    @Test
    void sequencesOfSerialColumnsComeAndGoWithThem() throws SQLException {
        String one = "CREATE TABLE a (id serial PRIMARY KEY, x text, y date);\n";
        check(one, "CREATE TABLE b (id serial PRIMARY KEY, x text, y date);\n");
        check(one, "CREATE TABLE c (n bigserial, z int);\n");
        check(one, "CREATE TABLE a (id int PRIMARY KEY, x text, y date);\n");
        check("CREATE TABLE a (id int PRIMARY KEY, x text, y date);\n", one);
    }

    @Test
    void tablesThatReferToEachOtherAreMadeAndDropped() throws SQLException {
        String circle = """
                CREATE TABLE a (id int PRIMARY KEY, b int);
                CREATE TABLE b (id int PRIMARY KEY, a int CONSTRAINT b_a REFERENCES a);
                ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
                """;
        check("", circle);
        check(circle, "");
    }

    @Test
    void aRenamedTableTakesAllAboutItAlong() throws SQLException {
        String schema = """
                CREATE TABLE %1$s (id serial PRIMARY KEY, %2$s text NOT NULL, born date, CONSTRAINT filled CHECK (%2$s <> ''));
                CREATE INDEX by_name ON %1$s (lower(%2$s)) WHERE born IS NOT NULL;
                CREATE TABLE posts (author int CONSTRAINT author REFERENCES %1$s);
                CREATE VIEW grown AS SELECT %1$s.id, %1$s.%2$s AS called FROM %1$s WHERE born < '2000-01-01';
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER touched BEFORE UPDATE OF %2$s ON %1$s FOR EACH ROW EXECUTE FUNCTION touch();
                CREATE POLICY own ON %1$s USING (%2$s = CURRENT_USER);
                COMMENT ON COLUMN %1$s.%2$s IS 'as on the door';
                """;
        check(schema.formatted("users", "name")
                + "INSERT INTO users (name) VALUES ('Ada'), ('Grace'); INSERT INTO posts VALUES (1);",
                schema.formatted("people", "full_name"));
    }

    @Test
    void aRenameNobodyAskedAboutCanBeGiven() throws SQLException {
        ObjectName table = ObjectName.of(ObjectKind.TABLE, "public", "t");
        Comparison comparison = new RoundTrip(() -> PostgresqlPlace.schema(connection)).check(
                "CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 2);", "CREATE TABLE t (b int, c int);",
                asking -> asking.renaming(new Rename(table.part(ObjectKind.COLUMN, "a"), "c")));

        assertThat(comparison.differences()).singleElement()
                .satisfies(one -> assertThat(one.wording().sentence()).isEqualTo("renames column a to c"));
    }

    @Test
    void aLabelThatGoesTakesTheDefaultAlongThatNamesIt() throws SQLException {
        Comparison comparison = new RoundTrip(() -> PostgresqlPlace.schema(connection)).checkSome(
                "CREATE TYPE mood AS ENUM ('sad', 'ok');"
                        + " CREATE TABLE t (id int, mood mood DEFAULT 'sad', old mood DEFAULT 'sad');",
                "CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (id int, mood mood DEFAULT 'ok');",
                asking -> asking.answeringAll(false),
                differences -> differences.stream().filter(one -> one.object().kind() == ObjectKind.ENUM).toList());

        assertThat(comparison.choose(comparison.differences().stream()
                .filter(one -> one.object().kind() == ObjectKind.ENUM).toList()).pulledIn())
                .extracting(one -> one.object().name()).containsExactlyInAnyOrder("mood", "old");
    }

    @Test
    void aPartitionTakesTheOneAlongWhoseBoundsItHas() throws SQLException {
        Comparison comparison = new RoundTrip(() -> PostgresqlPlace.schema(connection)).checkSome(
                "CREATE TABLE t (n int) PARTITION BY RANGE (n);"
                        + " CREATE TABLE old PARTITION OF t FOR VALUES FROM (0) TO (10);",
                "CREATE TABLE t (n int) PARTITION BY RANGE (n);"
                        + " CREATE TABLE fresh PARTITION OF t FOR VALUES FROM (0) TO (10);",
                asking -> asking.answeringAll(false), PulledInTest::additions);

        assertThat(comparison.choose(additions(comparison.differences())).pulledIn())
                .extracting(one -> one.object().name()).containsExactly("old");
    }

    private static List<Difference> additions(List<Difference> differences) {
        return differences.stream().filter(one -> one.kind() == DifferenceKind.ADD).toList();
    }
}
