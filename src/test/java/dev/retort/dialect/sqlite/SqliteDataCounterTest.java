package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.retort.dialect.DataCounter;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteDataCounterTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MANY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
            + " INSERT INTO many SELECT i, i FROM n";

    private final DataCounter counter = new SqliteDialect().counter();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static ObjectName table(String name) {
        return ObjectName.of(ObjectKind.TABLE, "main", name);
    }

    private static ObjectName column(String table, String name) {
        return table(table).part(ObjectKind.COLUMN, name);
    }

    @Test
    void rowsAndValuesAreCounted() throws SQLException {
        execute("CREATE TABLE \"the notes\" (id integer, \"Said\" text, never text)",
                "INSERT INTO \"the notes\" VALUES (1, 'a', NULL), (2, NULL, NULL), (3, 'c', NULL)");
        assertThat(counter.count(connection, List.of(table("the notes"), column("the notes", "Said"),
                column("the notes", "never")), LIMIT, new Cancellation())).containsOnly(
                        Map.entry(table("the notes"), new DataCount(3, false)),
                        Map.entry(column("the notes", "Said"), new DataCount(2, false)),
                        Map.entry(column("the notes", "never"), new DataCount(0, false)));
    }

    @Test
    void whatTimeDoesNotSufficeForIsEstimatedWhereItWasAnalyzed() throws SQLException {
        execute("CREATE TABLE few (id integer)", "INSERT INTO few VALUES (1), (2)",
                "CREATE TABLE many (id integer, value integer)", MANY, "ANALYZE");
        List<ObjectName> things = List.of(table("few"), table("many"), column("many", "value"));
        assertThat(counter.count(connection, things, Duration.ZERO, new Cancellation())).containsOnly(
                Map.entry(table("few"), new DataCount(2, false)),
                Map.entry(table("many"), new DataCount(200_000, true)));
        assertThat(counter.count(connection, things, LIMIT, new Cancellation()))
                .as("the next count on the connection has all its time")
                .containsEntry(column("many", "value"), new DataCount(200_000, false));
    }

    @Test
    void aCancelledCountEnds() throws SQLException {
        execute("CREATE TABLE many (id integer, value integer)", MANY);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> counter.count(connection, List.of(column("many", "value")), LIMIT, cancellation))
                .isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    @Test
    void moreTablesThanAQueryHoldsAreNoFailure() throws SQLException {
        List<ObjectName> things = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            execute("CREATE TABLE t" + i + " (id integer)");
            things.add(table("t" + i));
        }
        assertThat(counter.count(connection, things, LIMIT, new Cancellation())).hasSize(400)
                .containsEntry(table("t0"), new DataCount(0, false));
    }
}
