package dev.retort.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.SchemaDraft;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.operation.Operation;
import dev.retort.operation.StepContext;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.schema.Column;
import dev.retort.schema.TableSummary;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

/** What a script is told while it is planned on SQLite. */
class PlanningContextTest {

    private static final SourcePosition HERE = new SourcePosition("versions/a.py", 14, 5);

    @TempDir
    Path folder;

    @Test
    void readingRowsMakesTheStepRuntimeDependentAndEndsItsList() {
        PlannedTables tables = new PlannedTables(() -> new SqliteDialect().emptyDraft());
        PlanningContext context = context(tables);
        perform(context, "CREATE TABLE t (x int)");
        assertThat(context.query("SELECT x\n  FROM t", HERE).rows()).isEmpty();
        context.query("SELECT 2", HERE);
        perform(context, "CREATE TABLE u (y int)");

        assertThat(context.runtimeDependent().sentence())
                .isEqualTo("it reads rows: SELECT x FROM t (versions/a.py:14:5)");
        assertThat(context.statements()).extracting(PlannedStatement::sql).containsExactly("CREATE TABLE t (x int)");
        assertThat(names(context(tables).catalog(HERE))).containsExactly("t", "u");
    }

    @Test
    void tablesAreThoseOfTheDatabaseAndOfTheStepsBefore() throws SQLException {
        Path file = folder.resolve("live.db");
        try (Connection live = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = live.createStatement()) {
            statement.execute("CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)");
            statement.execute("INSERT INTO users (name) VALUES ('ann')");
            statement.execute("CREATE VIRTUAL TABLE notes USING fts5(body)");
            statement.execute("CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END");
            PlannedTables tables = new PlannedTables(() -> new SqliteDialect().draft(live));
            perform(context(tables), "ALTER TABLE users ADD COLUMN email TEXT");

            PlanningContext next = context(tables);
            CatalogView now = next.catalog(HERE);

            assertThat(names(now)).containsExactly("notes", "users");
            assertThat(now.table("main", "users").orElseThrow().columns()).extracting(Column::name)
                    .containsExactly("id", "name", "email");
            assertThat(now.dependents("main", "users")).singleElement().asString().startsWith("CREATE TRIGGER t");
            assertThat(next.runtimeDependent()).isNull();
            statement.execute("INSERT INTO users (name) VALUES ('the database itself has two columns')");
        }
    }

    @Test
    void noPlannedStatementReachesAFile() throws SQLException {
        Path file = folder.resolve("made.db");
        try (SchemaDraft draft = new SqliteDialect().emptyDraft(); SchemaDraft copy = draft.copy()) {
            for (String sql : List.of("ATTACH '" + file + "' AS other", "VACUUM INTO '" + file + "'",
                    "backup to '" + file + "'", "CREATE TABLE other.t (x int)",
                    "CREATE TABLE t (x int) -- ;\n;ATTACH '" + file + "' AS o2",
                    "/* c */ backup main to '" + file + "'", "SELECT load_extension('x')")) {
                draft.follow(sql, HERE);
                copy.follow(sql, HERE);
            }
        }
        assertThat(file).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        assertThat(Files.exists(Path.of("other"))).isFalse();
    }

    @Test
    void aStatementTheCopyCannotFollowPutsOnlyQuestionsAboutTablesInDoubt() {
        PlannedTables tables = new PlannedTables(() -> new SqliteDialect().emptyDraft());
        PlanningContext context = context(tables);
        perform(context, "CREATE TABLE t (x int)");
        perform(context, "ALTER TABLE missing ADD COLUMN y int");
        assertThat(context.runtimeDependent()).isNull();

        context.catalog(HERE).table("main", "t");

        assertThat(context.runtimeDependent().sentence()).startsWith(
                "the statement at versions/a.py:14:5 fails on an empty copy of the tables: no such table: missing");
        assertThat(context.statements()).hasSize(2);
    }

    @Test
    void aQueryThatNeverEndsDoesNotHoldThePlan() {
        PlannedTables tables = new PlannedTables(() -> new SqliteDialect().emptyDraft());
        PlanningContext context = context(tables);
        perform(context, "CREATE TABLE t AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                + " SELECT count(*) AS c FROM n");

        context.catalog(HERE).tables("main");

        assertThat(context.runtimeDependent().sentence()).contains("fails on an empty copy");
    }

    private static PlanningContext context(PlannedTables tables) {
        return new PlanningContext(DialectName.SQLITE, tables, new StepInputs(() -> {
            throw new AssertionError("opened twice");
        }, StepInputs.Purpose.RUN, List.of()));
    }

    private static void perform(StepContext context, String sql) {
        context.perform(new Operation.ExecuteSql(sql), TransactionMode.TRANSACTIONAL, HERE);
    }

    private static List<String> names(CatalogView tables) {
        return tables.tables("main").stream().map(TableSummary::name).toList();
    }
}
