package dev.retort.browse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlTableReadingTest extends TableReading {

    private final PostgresDatabase database = PostgresServer.freshDatabase();

    @Override
    Dialect dialect() {
        return new PostgresqlDialect();
    }

    @Override
    Connection open(Path folder) throws SQLException {
        return database.open();
    }

    @Override
    String schema() {
        return "public";
    }

    @Override
    void makeSlowView() {
        execute("CREATE VIEW slow AS SELECT pg_sleep(600)::text AS c");
    }

    @Override
    boolean isRunning() {
        try (Connection other = database.open();
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                        + " AND datname = current_database()")) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyTypeIsSortedFilteredAndCarriedAcrossPages() {
        execute("CREATE TYPE mood AS ENUM ('good', 'bad')", "CREATE DOMAIN small AS int CHECK (VALUE < 10)",
                "CREATE TYPE pair AS (a int, b text)",
                """
                        CREATE TABLE t (id uuid PRIMARY KEY, c char(5), v varchar(3), n numeric(6, 2), f double precision,
                            m mood, s small, a int[], p pair, b bytea, j json, jb jsonb, ts timestamptz, o bool,
                            q "char", i interval, bt bit(3), net inet)""",
                """
                        INSERT INTO t SELECT md5(i::text)::uuid, 'c' || i, 'v' || i, i + 0.25, i / 3.0,
                            CASE WHEN i % 2 = 0 THEN 'good'::mood ELSE 'bad' END, i, ARRAY[i, 2], ROW(i, 'x, "y')::pair,
                            decode('0' || i, 'hex'), json_build_object('k', i), jsonb_build_object('k', i),
                            timestamptz '2026-11-21 10:00:00.123456+09' + i * interval '1 day', i % 3 = 0,
                            chr(65 + i)::"char", i * interval '1 month', i::bit(3), ('10.0.0.' || i)::inet
                        FROM generate_series(0, 7) i""");
        Page whole = page(request("t"));
        for (Page.PageColumn column : whole.columns()) {
            int index = whole.columns().indexOf(column);
            List<List<String>> rows = walk(request("t").sort(column.name(), true).size(3));
            assertThat(rows).as(column.name()).hasSize(8).doesNotHaveDuplicates();
            String value = rows.get(4).get(index);
            assertThat(walk(request("t").filter(column.name(), "= " + value)).stream().map(row -> row.get(index)))
                    .as(column.name()).isNotEmpty().containsOnly(value);
            assertThat(walk(request("t").filter(column.name(), "<= " + value))).as(column.name()).isNotEmpty();
            String contained = column.type().equals("bytea") ? value.substring(2) : value;
            assertThat(walk(request("t").filter(column.name(), contained)).stream().map(row -> row.get(index)))
                    .as(column.name()).contains(value);
        }
    }

    @Test
    void aLiteralLongerThanTheColumnIsNotCutToMatch() {
        execute("CREATE TABLE t (id int PRIMARY KEY, v varchar(3), c char(3), n numeric(4, 1))",
                "INSERT INTO t VALUES (1, 'abc', 'abc', 1.0)");

        assertThat(walk(request("t").filter("v", "= abcd"))).isEmpty();
        assertThat(walk(request("t").filter("c", "= abcd"))).isEmpty();
        assertThat(walk(request("t").filter("n", "= 1.04"))).isEmpty();
    }

    @Test
    void valuesAreSpelledByTheServer() {
        execute("CREATE TABLE t (id int PRIMARY KEY, b boolean, ts timestamp, f real, by bytea)",
                "INSERT INTO t VALUES (1, true, '2026-01-02 03:04:05', 0.1, '\\xdeadbeef')");

        assertThat(page(request("t")).rows()).containsExactly(
                List.of("1", "true", "2026-01-02 03:04:05", "0.1", "\\xdeadbeef"));
    }

    @Test
    void aUniqueIndexOverColumnsThatAreNotNullIsAKeyAndANullableOneIsNot() {
        execute("CREATE TABLE t (a int UNIQUE, b int NOT NULL UNIQUE, c int)",
                "INSERT INTO t VALUES (NULL, 3, 1), (NULL, 1, 2), (NULL, 2, 3)");

        assertThat(page(request("t")).keys()).containsExactly(List.of("1"), List.of("2"), List.of("3"));
    }

    @Test
    void aPartitionedTableAndAnInheritedOneRepeatNoRow() {
        execute("CREATE TABLE parts (a int) PARTITION BY LIST (a)",
                "CREATE TABLE p1 PARTITION OF parts FOR VALUES IN (1)",
                "CREATE TABLE p2 PARTITION OF parts FOR VALUES IN (2)", "INSERT INTO parts VALUES (1), (2), (1), (2)",
                "CREATE TABLE parent (id int PRIMARY KEY)", "CREATE TABLE child () INHERITS (parent)",
                "INSERT INTO parent VALUES (1), (2)", "INSERT INTO child VALUES (1), (2)");

        assertThat(walk(request("parts").sort("a", true).size(1))).extracting(List::getFirst).containsExactly("1", "1",
                "2", "2");
        assertThat(walk(request("parent").sort("id", true).size(1))).extracting(List::getFirst).containsExactly("1",
                "1", "2", "2");
    }

    @Test
    void aTableWithoutAKeyIsReadRangeByRangeOfItsBlocks() {
        execute("CREATE TABLE t (a int, pad text)",
                "INSERT INTO t SELECT i, repeat('x', 900) FROM generate_series(1, 20000) i",
                "DELETE FROM t WHERE a BETWEEN 100 AND 18000");

        assertThat(walk(request("t").size(1500))).extracting(List::getFirst).hasSize(2099).startsWith("1", "2")
                .endsWith("20000");
        assertThat(walk(request("t").filter("a", "> 19998"))).extracting(List::getFirst).containsExactly("19999",
                "20000");
    }

    @Test
    void aTableAnotherSessionChangesIsReportedAsLocked() throws SQLException {
        execute("CREATE TABLE t (a int PRIMARY KEY)", "SET lock_timeout = '100ms'");
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("ALTER TABLE t ADD COLUMN b int");

            assertThatThrownBy(() -> page(request("t"))).isInstanceOfSatisfying(RetortException.class,
                    e -> assertThat(e.code()).isEqualTo(ProblemCode.LOCKED));
        }
    }

    @Test
    void aPageLeavesNoTransactionAndNoLock() throws SQLException {
        execute("CREATE TABLE t (a int PRIMARY KEY)", "INSERT INTO t SELECT generate_series(1, 1000)");
        page(request("t").size(10));

        List<String> states = new ArrayList<>();
        try (Connection other = database.open(); Statement statement = other.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT state FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'")) {
                while (rows.next()) {
                    states.add(rows.getString(1));
                }
            }
            statement.execute("SET lock_timeout = '100ms'");
            statement.execute("ALTER TABLE t ADD COLUMN b int");
        }
        assertThat(states).containsExactly("idle");
        assertThat(reader.page(connection, request("t").build(), new Cancellation()).columns()).hasSize(2);
    }
}
