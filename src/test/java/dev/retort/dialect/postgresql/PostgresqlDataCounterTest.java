package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.retort.dialect.DataCounter;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class PostgresqlDataCounterTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DataCounter counter = new PostgresqlDialect().counter();
    private final PostgresDatabase database = PostgresServer.freshDatabase();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = database.open();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static ObjectName table(String schema, String name) {
        return ObjectName.of(ObjectKind.TABLE, schema, name);
    }

    private static ObjectName column(String table, String name) {
        return table("public", table).part(ObjectKind.COLUMN, name);
    }

    private Map<ObjectName, DataCount> count(ObjectName... things) throws SQLException {
        return counter.count(connection, List.of(things), LIMIT, new Cancellation());
    }

    @Test
    void smallTablesAreCountedEachInItsSchemaAndNullIsNoValue() throws SQLException {
        database.execute("CREATE SCHEMA \"Old one\"", "CREATE TABLE \"Old one\".notes (a int)",
                "INSERT INTO \"Old one\".notes SELECT generate_series(1, 12)",
                "CREATE TABLE notes (id int, \"Said\" text, never text)",
                "INSERT INTO notes SELECT i, CASE WHEN i % 3 > 0 THEN 'yes' END FROM generate_series(1, 9) i");
        assertThat(count(table("Old one", "notes"), column("notes", "Said"), column("notes", "never"),
                table("public", "gone"))).containsOnly(Map.entry(table("Old one", "notes"), new DataCount(12, false)),
                        Map.entry(column("notes", "Said"), new DataCount(6, false)),
                        Map.entry(column("notes", "never"), new DataCount(0, false)));
    }

    @Test
    void aLargeTableIsEstimatedFromItsStatistics() throws SQLException {
        database.execute("CREATE UNLOGGED TABLE events (id int, said text, kind int)",
                "INSERT INTO events SELECT i, repeat('x', 120), CASE WHEN i % 4 = 0 THEN i END"
                        + " FROM generate_series(1, 300000) i",
                "ANALYZE events");
        Map<ObjectName, DataCount> counts = count(table("public", "events"), column("events", "kind"));
        assertThat(counts.get(table("public", "events")).estimated()).isTrue();
        assertThat(counts.get(table("public", "events")).number()).isBetween(270_000L, 330_000L);
        assertThat(counts.get(column("events", "kind")).estimated()).isTrue();
        assertThat(counts.get(column("events", "kind")).number()).isBetween(65_000L, 85_000L);
    }

    @Test
    void whatHidesRowsOrMayNotBeReadIsNotCounted() throws SQLException {
        database.execute("CREATE TABLE hidden (id int)", "INSERT INTO hidden SELECT generate_series(1, 50)",
                "ALTER TABLE hidden ENABLE ROW LEVEL SECURITY", "ANALYZE hidden",
                "CREATE TABLE never_analyzed (id int)",
                "ALTER TABLE never_analyzed ENABLE ROW LEVEL SECURITY");
        assertThat(count(table("public", "hidden"), table("public", "never_analyzed")))
                .containsOnly(Map.entry(table("public", "hidden"), new DataCount(50, true)));
    }

    @Test
    void aTableSomeoneElseHoldsIsEstimated() throws SQLException {
        database.execute("CREATE TABLE held (id int)", "INSERT INTO held SELECT generate_series(1, 7)", "ANALYZE held");
        try (Connection other = database.open(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE held IN ACCESS EXCLUSIVE MODE");
            assertThat(counter.count(connection, List.of(table("public", "held")), Duration.ofSeconds(1),
                    new Cancellation())).containsOnly(Map.entry(table("public", "held"), new DataCount(7, true)));
            other.rollback();
        }
    }

    @Test
    void aCancelledCountEnds() {
        database.execute("CREATE TABLE notes (id int)");
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> counter.count(connection, List.of(table("public", "notes")), LIMIT, cancellation))
                .isInstanceOfSatisfying(RetortException.class,
                        e -> assertThat(e.code()).isEqualTo(ProblemCode.CANCELLED));
    }
}
