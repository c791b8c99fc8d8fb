package dev.retort.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.dialect.VersionTableName;
import dev.retort.plan.OfflineScript;
import dev.retort.plan.Plan;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;

import static dev.retort.testing.Plans.copy;
import static dev.retort.testing.Plans.outside;
import static dev.retort.testing.Plans.sql;
import static dev.retort.testing.Plans.verify;
import static org.assertj.core.api.Assertions.assertThat;

/** Offline scripts, run by the real {@code psql} and {@code sqlite3}, leave what a run leaves. */
class OfflineScriptRunTest {

    private static final VersionTableName ODD = new VersionTableName("", "버전 \"a%s\" 'x'");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theShellLeavesTheSameDatabaseAsARun(DialectName name) throws Exception {
        for (Plan plan : List.of(plan(name, Plans.fromBase(name)),
                plan(name, Plans.fromBase(name).inOneTransaction()))) {
            TestDatabase online = TestDatabase.fresh(name, folder);
            assertThat(online.run(plan, ODD)).isInstanceOf(RunResult.Completed.class);
            TestDatabase offline = TestDatabase.fresh(name, folder);
            String output = shell(offline, OfflineScript.of(plan, offline.dialect(), ODD), 0);
            assertThat(contents(offline)).as(output).isEqualTo(contents(online)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theShellStopsAtTheFirstErrorAndKeepsTheStepsBeforeIt(DialectName name) throws Exception {
        Plan plan = Plans.fromBase(name).step("a1", sql("CREATE TABLE t (x int)"))
                .step("b2", sql("CREATE TABLE u (x int)"), sql("nonsense")).step("c3", sql("CREATE TABLE w (x int)"))
                .plan();
        TestDatabase offline = TestDatabase.fresh(name, folder);
        shell(offline, OfflineScript.of(plan, offline.dialect(), VersionTableName.DEFAULT), 1);
        assertThat(offline.tables()).contains("t", "alembic_version").doesNotContain("u", "w");
        assertThat(offline.column("SELECT version_num FROM alembic_version")).containsExactly("a1");
    }

    @ParameterizedTest
    @EnumSource
    void theShellStopsWhereAVerifyQueryDoesNotHold(DialectName name) throws Exception {
        for (String query : List.of("SELECT count(*) > 1 FROM t", "SELECT 0 -- none", "SELECT 0.0", "SELECT NULL",
                "SELECT 1 FROM t WHERE x > 7", "SELECT 'false'", "SELECT '$verify$' WHERE 1 = 0")) {
            TestDatabase offline = TestDatabase.fresh(name, folder);
            String said = shell(offline, verified(offline, query), 1);
            assertThat(said).as(query).containsIgnoringCase("verify").containsIgnoringCase("revision b'2");
            assertThat(offline.column("SELECT version_num FROM alembic_version")).as(query).containsExactly("a1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theShellGoesOnWhereEveryVerifyQueryHolds(DialectName name) throws Exception {
        for (String query : List.of("SELECT count(*) FROM t -- some", "WITH w AS (SELECT -1.5) SELECT * FROM w",
                "SELECT '$verify$ ok'", "VALUES (2), (0)", "SELECT '0.5'")) {
            TestDatabase offline = TestDatabase.fresh(name, folder);
            shell(offline, verified(offline, query), 0);
            assertThat(offline.column("SELECT version_num FROM alembic_version")).as(query).containsExactly("b'2");
        }
    }

    private static String verified(TestDatabase database, String query) {
        Plan plan = Plans.fromBase(database.dialect().name()).step("a1", sql("CREATE TABLE t (x int)"))
                .step("b'2", sql("INSERT INTO t VALUES (1)"), verify(query), verify(query)).plan();
        return OfflineScript.of(plan, database.dialect(), VersionTableName.DEFAULT);
    }

    private static Plan plan(DialectName name, Plans plans) {
        boolean postgresql = name == DialectName.POSTGRESQL;
        plans.step("a'1",
                sql("CREATE TABLE t (id int PRIMARY KEY, \"na me\" varchar(40) DEFAULT 'it''s; %s') -- the end"));
        if (postgresql) {
            plans.step("b2", copy("COPY t FROM stdin", "1\t가\\tb\n2\t\\N\n"),
                    sql("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$"));
        } else {
            plans.step("b2", sql("INSERT INTO t VALUES (1, '가')"),
                    sql("CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET id = id; SELECT 1; END"));
        }
        return plans
                .step("c3", outside(postgresql ? "CREATE INDEX CONCURRENTLY i ON t (\"na me\")" : "VACUUM"),
                        verify("SELECT count(*) > 0 FROM t"))
                .step("d4", outside("CREATE TABLE u (x int)"), sql("INSERT INTO u VALUES (1)")).plan();
    }

    private static List<String> contents(TestDatabase database) throws SQLException {
        List<String> contents = new ArrayList<>();
        if (database.dialect().name() == DialectName.SQLITE) {
            contents.addAll(database.column("SELECT coalesce(sql, name) FROM sqlite_master ORDER BY name"));
        } else {
            contents.addAll(
                    database.column("SELECT table_name || column_name || data_type || coalesce(column_default, '')"
                            + " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1"));
            contents.addAll(database.column("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"));
            contents.addAll(database.column("SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"));
        }
        contents.addAll(database.column("SELECT coalesce(\"na me\", 'null') FROM t ORDER BY id"));
        contents.addAll(database.column("SELECT x FROM u"));
        contents.addAll(database.column("SELECT version_num FROM \"버전 \"\"a%s\"\" 'x'\""));
        return contents;
    }

    private String shell(TestDatabase database, String script, int exitCode) throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(folder, "offline", ".sql"), script);
        List<String> command = database.dialect().name() == DialectName.SQLITE
                ? List.of("sqlite3", database.url().substring("jdbc:sqlite:".length()))
                : List.of("psql", "--no-psqlrc", database.url().substring("jdbc:".length()));
        File output = Files.createTempFile(folder, "shell", ".out").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(file.toFile()).redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        int exit = builder.start().waitFor();
        String said = Files.readString(output.toPath());
        assertThat(exit == 0).as(script + "\n" + said).isEqualTo(exitCode == 0);
        return said;
    }
}
