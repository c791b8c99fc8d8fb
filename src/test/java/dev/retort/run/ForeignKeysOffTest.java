package dev.retort.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.problem.Cancellation;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;

import static dev.retort.testing.Plans.sql;
import static org.assertj.core.api.Assertions.assertThat;

/** Making a table anew on a connection that checks foreign keys. */
class ForeignKeysOffTest {

    private static final List<String> REBUILD = List.of("PRAGMA foreign_keys=OFF",
            "CREATE TABLE tmp (id INTEGER PRIMARY KEY)", "INSERT INTO tmp SELECT id FROM parent", "DROP TABLE parent",
            "ALTER TABLE tmp RENAME TO parent");

    @TempDir
    Path folder;

    @Test
    void childrenAreNotDeletedAlthoughThePragmaStandsInTheTransaction() throws SQLException {
        TestDatabase database = family();

        RunResult result = run(database, Plans.fromBase(DialectName.SQLITE).step("a1", statements("SELECT 1")).plan());

        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(database.column("SELECT parent FROM child")).containsExactly("1", "9");
    }

    @Test
    void rowsThatReferToNothingOnlySinceThenAreRefused() throws SQLException {
        TestDatabase database = family();

        RunResult result = run(database,
                Plans.fromBase(DialectName.SQLITE).step("a1", statements("DELETE FROM parent")).plan());

        assertThat(result).isInstanceOfSatisfying(RunResult.Stopped.class, stopped -> assertThat(
                stopped.cause().message())
                .contains("Rows of child refer to rows of parent that are not there: 1 more than before."));
        assertThat(database.column("SELECT id FROM parent")).containsExactly("1");
    }

    @Test
    void aDrivenStepCommitsWhatItDidBeforeItLeavesForeignKeysUnchecked() throws SQLException {
        TestDatabase database = family();
        Plan plan = Plans.fromBase(DialectName.SQLITE).depending("a1", "it reads rows").plan();
        try (Connection connection = checking(database)) {
            RunResult result = new Migrator(database.dialect(), database.settings(), (_, context) -> {
                SourcePosition here = new SourcePosition("a.py", 1, 1);
                context.perform(new Operation.ExecuteSql("CREATE TABLE first (x)"), TransactionMode.TRANSACTIONAL,
                        here);
                REBUILD.forEach(sql -> context.perform(new Operation.ExecuteSql(sql), TransactionMode.TRANSACTIONAL,
                        here));
            }).run(connection, plan, RunListener.NONE, new Cancellation());
            assertThat(result).isInstanceOf(RunResult.Completed.class);
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery("PRAGMA foreign_keys")) {
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
        assertThat(database.column("SELECT parent FROM child")).containsExactly("1", "9");
        assertThat(database.tables()).contains("first");
    }

    private TestDatabase family() throws SQLException {
        TestDatabase database = TestDatabase.fresh(DialectName.SQLITE, folder);
        database.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)", "INSERT INTO parent VALUES (1)",
                "CREATE TABLE child (parent INTEGER REFERENCES parent ON DELETE CASCADE)",
                "INSERT INTO child VALUES (1), (9)");
        return database;
    }

    private static PlannedStatement[] statements(String last) {
        return Stream.concat(REBUILD.stream(), Stream.of(last))
                .map(text -> sql(text)).toArray(PlannedStatement[]::new);
    }

    private static RunResult run(TestDatabase database, Plan plan) throws SQLException {
        try (Connection connection = checking(database)) {
            return new Migrator(database.dialect(), database.settings()).run(connection, plan, RunListener.NONE,
                    new Cancellation());
        }
    }

    private static Connection checking(TestDatabase database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("foreign_keys", "true");
        return DriverManager.getConnection(database.url(), settings);
    }
}
