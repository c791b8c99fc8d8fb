package dev.retort.browse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.sqlite.Function;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.Cancellation;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteTableReadingTest extends TableReading {

    private final AtomicBoolean running = new AtomicBoolean();

    @Override
    Dialect dialect() {
        return new SqliteDialect();
    }

    @Override
    Connection open(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
    }

    @Override
    String schema() {
        return "main";
    }

    @Override
    void makeSlowView() {
        try {
            Function.create(connection, "announce", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    running.set(true);
                    result(1);
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        execute("CREATE VIEW slow AS WITH RECURSIVE n(i) AS (SELECT announce() UNION ALL SELECT i + 1 FROM n)"
                + " SELECT count(*) AS c FROM n");
    }

    @Override
    boolean isRunning() {
        return running.get();
    }

    @Test
    void aColumnMayHoldValuesOfEveryType() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, v)",
                "INSERT INTO t VALUES (1, 'b'), (2, 10), (3, x'00ff'), (4, 9.5), (5, NULL), (6, 'a'), (7, 9), (8, '9')");

        assertThat(walk(request("t").sort("v", true).size(1))).extracting(row -> row.get(1)).containsExactly("9", "9.5",
                "10", "9", "a", "b", "\\x00ff", null);
        assertThat(walk(request("t").filter("v", "= 10"))).extracting(List::getFirst).containsExactly("2");
        assertThat(walk(request("t").filter("v", "FF"))).extracting(List::getFirst).containsExactly("3");
    }

    @Test
    void aPrimaryKeyThatMayBeNullIsNoKey() {
        execute("CREATE TABLE t (k text PRIMARY KEY, rowid integer)",
                "INSERT INTO t VALUES (NULL, 1), (NULL, 2), ('a', 3)");

        assertThat(walk(request("t").size(1))).extracting(row -> row.get(1)).containsExactly("1", "2", "3");
        assertThat(page(request("t")).keys()).containsExactly(List.of(1), List.of(2), List.of(3));
    }

    @Test
    void aTableWithoutRowidAndAnIndexOfWordsAreRead() {
        execute("CREATE TABLE w (a text, b integer, PRIMARY KEY (b, a)) WITHOUT ROWID",
                "INSERT INTO w VALUES ('x', 2), ('y', 1), ('x', 1)", "CREATE VIRTUAL TABLE words USING fts5(body)",
                "INSERT INTO words VALUES ('one'), ('two'), ('three')");

        assertThat(walk(request("w").size(1))).containsExactly(List.of("x", "1"), List.of("y", "1"), List.of("x", "2"));
        assertThat(walk(request("words").size(2))).containsExactly(List.of("one"), List.of("two"), List.of("three"));
    }

    @Test
    void datesKeptAsTextInANumericColumnAreComparedAsText() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, at DATETIME, done BOOLEAN)",
                "INSERT INTO t VALUES (1, '2026-11-20 10:00:00', 0), (2, '2026-11-21 09:00:00', 1)");

        assertThat(walk(request("t").filter("at", ">= 2026-11-21"))).extracting(List::getFirst).containsExactly("2");
        assertThat(walk(request("t").filter("done", "= true"))).extracting(List::getFirst).containsExactly("2");
    }

    @Test
    void binaryDataIsShownAsTheBeginningOfItsHexDigits() {
        execute("CREATE TABLE t (id integer PRIMARY KEY, b blob)", "INSERT INTO t VALUES (1, zeroblob(1000))");

        Page page = page(request("t"));
        assertThat(page.rows().getFirst().get(1)).isEqualTo("\\x" + "00".repeat(32) + "… (1000 bytes)");
        assertThat(reader.fullValue(connection, table("t"), page.keys().getFirst(), "b", new Cancellation()))
                .isEqualTo("\\x" + "00".repeat(1000));
    }
}
