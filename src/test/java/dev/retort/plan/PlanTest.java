package dev.retort.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionPath;
import dev.retort.revision.RevisionStep;
import dev.retort.revision.VersionChange;
import dev.retort.script.Script;
import dev.retort.script.ScriptFolder;
import dev.retort.script.ScriptReader;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanTest {

    private static final StepInputs WITHOUT_TABLES = new StepInputs(() -> {
        throw new AssertionError("plain SQL asks for no tables");
    }, StepInputs.Purpose.RUN, List.of());

    private static final String FIRST = """
            -- Create users
            --
            -- revision: aaaa
            -- lock-timeout: 2s

            -- +upgrade
            CREATE TABLE users (id int, name text);
            COPY users FROM stdin;
            1\t한국어
            \\.
            -- +downgrade
            DROP TABLE users; -- gone
            """;

    private static final String SECOND = """
            -- Index users
            --
            -- revision: bbbb
            -- revises: aaaa

            -- +upgrade postgresql no-transaction
            CREATE INDEX CONCURRENTLY ix_users_name ON users (name);

            -- +upgrade sqlite
            CREATE INDEX ix_users_name ON users (name);

            -- +verify
            SELECT count(*) = 1 FROM users
            """;

    @TempDir
    Path folder;

    @Test
    void aPlanHoldsTheStatementsOfEachStepForTheDialect() {
        Plan plan = upgrade(DialectName.POSTGRESQL, TransactionScope.PER_MIGRATION);

        assertThat(plan.statementCount()).isEqualTo(4);
        JsonObject second = PlanJson.of(plan).getAsJsonArray("steps").get(1).getAsJsonObject();
        assertThat(second.get("version_table")).hasToString("[{\"op\":\"update\",\"from\":\"aaaa\",\"to\":\"bbbb\"}]");
        assertThat(second.get("irreversible").getAsBoolean()).isTrue();
        assertThat(second.getAsJsonArray("statements").get(0)).hasToString(
                "{\"sql\":\"CREATE INDEX CONCURRENTLY ix_users_name ON users (name)\",\"file\":\"versions/bbbb.sql\","
                        + "\"line\":7,\"column\":1,\"transactional\":false,\"hazards\":[]}");
    }

    @Test
    void aSharedTransactionThatASectionLeavesIsAnnounced() {
        assertThat(upgrade(DialectName.POSTGRESQL, TransactionScope.ALL).warnings())
                .singleElement().asString().contains("bbbb", "no-transaction", "committed first");
        assertThat(upgrade(DialectName.POSTGRESQL, TransactionScope.PER_MIGRATION).warnings()).isEmpty();
        assertThat(upgrade(DialectName.SQLITE, TransactionScope.ALL).warnings()).isEmpty();
    }

    @Test
    void aDowngradeThroughARevisionWithoutAWayBackIsRefused() {
        RevisionPath path = new RevisionPath(Direction.DOWNGRADE, "base", List.of("bbbb"), List.of(),
                List.of(new RevisionStep("bbbb", Direction.DOWNGRADE, List.of(), List.of("aaaa"), ""),
                        new RevisionStep("aaaa", Direction.DOWNGRADE, List.of(), List.of(), "")),
                List.of());

        assertThatThrownBy(() -> new Planner(scripts(FIRST, SECOND), DialectName.SQLITE, TransactionScope.ALL,
                WITHOUT_TABLES)
                .plan(path, List.of("bbbb")))
                .isInstanceOfSatisfying(RetortException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.IRREVERSIBLE);
                    assertThat(problem.message()).contains("bbbb", "Index users", "versions/bbbb.sql", "SQLite");
                    assertThat(problem.data()).containsEntry("revisions", List.of("bbbb"));
                });
    }

    @Test
    void aPlanReadFromItsFileIsThePlanThatWasWritten() {
        for (DialectName dialect : DialectName.values()) {
            Plan plan = upgrade(dialect, TransactionScope.PER_MIGRATION);
            Path file = folder.resolve("plan.json");

            PlanFile.write(plan, file);

            assertThat(PlanFile.read(file)).isEqualTo(plan);
            PlanFile.refuseChangedFiles(plan, scripts(FIRST, SECOND));
        }
    }

    @Test
    void aPlanWhoseRevisionFileChangedIsRefused() {
        Plan plan = upgrade(DialectName.SQLITE, TransactionScope.PER_MIGRATION);

        assertThatThrownBy(() -> PlanFile.refuseChangedFiles(plan, scripts(FIRST, SECOND.replace("= 1", "= 2"))))
                .isInstanceOfSatisfying(RetortException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.PLAN_CHANGED);
                    assertThat(problem.message()).contains("versions/bbbb.sql").doesNotContain("aaaa");
                });
        assertThatThrownBy(() -> PlanFile.refuseChangedFiles(plan, scripts(FIRST)))
                .isInstanceOfSatisfying(RetortException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PLAN_CHANGED));
    }

    @Test
    void anEditedPlanFileIsRefusedAndSoIsAnythingElse() throws IOException {
        Path file = folder.resolve("plan.json");
        PlanFile.write(upgrade(DialectName.SQLITE, TransactionScope.PER_MIGRATION), file);
        String text = Files.readString(file);

        Files.writeString(file, text.replace("CREATE TABLE users", "CREATE TABLE losers"));
        assertCode(file, ProblemCode.PLAN_CHANGED);
        for (String garbage : List.of("", "{}", "[]", "null", "7", "{\"format\":1}", "{\"format\":\"x\"}",
                text.substring(0, text.length() / 2), text.replace("\"format\": 1", "\"format\": 2"))) {
            Files.writeString(file, garbage);
            assertCode(file, ProblemCode.INVALID_SETTINGS);
        }
        assertCode(folder.resolve("missing.json"), ProblemCode.INVALID_SETTINGS);
    }

    private static void assertCode(Path file, ProblemCode code) {
        assertThatThrownBy(() -> PlanFile.read(file)).isInstanceOfSatisfying(RetortException.class,
                problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void theScriptForPsqlCommitsAroundSectionsOutsideATransaction() {
        String script = OfflineScript.of(upgrade(DialectName.POSTGRESQL, TransactionScope.ALL),
                new PostgresqlDialect(), VersionTableName.DEFAULT);

        assertThat(script).isEqualTo(
                """
                        \\set ON_ERROR_STOP on

                        BEGIN;

                        CREATE TABLE alembic_version (
                            version_num VARCHAR(32) NOT NULL,\s
                            CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
                        );

                        -- Running upgrade  -> aaaa

                        SET LOCAL lock_timeout = 2000;

                        CREATE TABLE users (id int, name text);

                        COPY users FROM stdin;
                        1\t한국어
                        \\.

                        INSERT INTO alembic_version (version_num) VALUES ('aaaa');

                        SET LOCAL lock_timeout TO DEFAULT;

                        -- Running upgrade aaaa -> bbbb

                        COMMIT;

                        CREATE INDEX CONCURRENTLY ix_users_name ON users (name);

                        -- The first column has to be true, or a number other than 0:
                        DO $do$
                        DECLARE
                          outcome text;
                        BEGIN
                          EXECUTE $verify$SELECT count(*) = 1 FROM users$verify$ INTO outcome;
                          IF outcome IS NULL OR lower(outcome) IN ('f', 'false', '') OR outcome ~ '^-?0+([.]0*)?$' THEN
                            RAISE EXCEPTION 'Revision bbbb did what it says, but its verify query does not hold: it gave %', coalesce(outcome, 'NULL');
                          END IF;
                        END
                        $do$;

                        BEGIN;

                        UPDATE alembic_version SET version_num='bbbb' WHERE version_num = 'aaaa';

                        COMMIT;

                        """);
    }

    @Test
    void theScriptForSqliteHasATransactionForEachMigration() {
        String script = OfflineScript.of(upgrade(DialectName.SQLITE, TransactionScope.PER_MIGRATION),
                new SqliteDialect(), new VersionTableName("", "odd \"name\" 100%"));

        assertThat(script).startsWith(".bail on\n\nBEGIN;\n\nCREATE TABLE \"odd \"\"name\"\" 100%\" (")
                .contains("COMMIT;\n\nBEGIN;\n\n-- Running upgrade aaaa -> bbbb").endsWith("COMMIT;\n\n");
        assertThat(script.split("BEGIN;", -1)).hasSize(3);
    }

    private Plan upgrade(DialectName dialect, TransactionScope transactions) {
        RevisionPath path = new RevisionPath(Direction.UPGRADE, "head", List.of(), List.of("bbbb"),
                List.of(new RevisionStep("aaaa", Direction.UPGRADE, List.of(new VersionChange.Insert("aaaa")),
                        List.of("aaaa"), "upgrade  -> aaaa"),
                        new RevisionStep("bbbb", Direction.UPGRADE,
                                List.of(new VersionChange.Update("aaaa", "bbbb")), List.of("bbbb"),
                                "upgrade aaaa -> bbbb")),
                List.of());
        return new Planner(scripts(FIRST, SECOND), dialect, transactions, WITHOUT_TABLES).plan(path, List.of());
    }

    private ScriptFolder scripts(String... texts) {
        List<Script> scripts = new ArrayList<>();
        for (String text : texts) {
            String name = "versions/" + text.replaceAll("(?s).*revision: (\\w+).*", "$1") + ".sql";
            scripts.add(ScriptReader.parse(text, folder.resolve(name), name).orThrow());
        }
        return new ScriptFolder(scripts, List.of());
    }
}
