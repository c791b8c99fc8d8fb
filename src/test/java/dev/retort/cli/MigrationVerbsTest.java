package dev.retort.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationVerbsTest {

    private static final List<String> ORDER = List.of("4b7e1c09d2fa", "91d3f6a8027c", "2ea84d71b6c3", "7f60c9153ade",
            "c05a2be47f19", "d8124e5b9a70");

    @TempDir
    Path temporary;

    private CommandLineCall shop;

    @BeforeEach
    void copySample() {
        shop = CommandLineCall.inSample(temporary, "shop");
    }

    private String url(DialectName dialect) {
        return dialect == DialectName.SQLITE
                ? "sqlite:///" + shop.folder().resolve("other.db")
                : PostgresServer.freshDatabase().url();
    }

    @ParameterizedTest
    @EnumSource
    void anUpgradeAsJsonIsThePlanAndWhatBecameOfIt(DialectName dialect) {
        String url = url(dialect);

        JsonObject plan = shop.run("plan", "upgrade", "head", "--url", url, "--json").done().json();
        JsonObject run = shop.run("upgrade", "head", "--url", url, "--json").done().json();

        assertThat(plan.keySet()).containsExactly("direction", "target", "dialect", "from", "to", "warnings", "steps");
        assertThat(run.keySet()).containsAll(plan.keySet()).contains("applied", "heads_now", "duration_ms", "backup");
        assertThat(run.get("dialect").getAsString()).isEqualTo(dialect.text());
        assertThat(texts(run.getAsJsonArray("applied"))).containsExactlyInAnyOrderElementsOf(ORDER)
                .startsWith("4b7e1c09d2fa").endsWith("d8124e5b9a70");
        assertThat(texts(run.getAsJsonArray("heads_now"))).containsExactly("d8124e5b9a70");
        assertThat(run.get("backup").isJsonNull()).isTrue();
        assertThat(steps(run)).allSatisfy(step -> assertThat(step.get("result").getAsString()).isEqualTo("done"));
        for (int i = 0; i < steps(plan).size(); i++) {
            JsonObject planned = steps(plan).get(i);
            assertThat(planned.keySet()).containsExactly("revision", "direction", "message", "heads_after",
                    "irreversible", "runtime_dependent", "version_table", "statements");
            JsonObject ran = steps(run).get(i).deepCopy();
            ran.remove("result");
            assertThat(ran).isEqualTo(planned);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseGoesUpAndDownAndTheReadingVerbsFollow(DialectName dialect) {
        String url = url(dialect);

        CommandLineCall.Outcome up = shop.run("upgrade", "head", "--url", url).done();
        assertThat(up.out()).contains("Running upgrade  -> 4b7e1c09d2fa, Create customers and products\n")
                .contains("Running upgrade c05a2be47f19, 7f60c9153ade -> d8124e5b9a70, Merge sales and catalog\n")
                .contains("The database is at d8124e5b9a70.");
        assertThat(up.err()).doesNotContain("error");
        assertThat(shop.run("current", "--url", url).done().out()).isEqualTo("d8124e5b9a70 (head) (mergepoint)\n");
        assertThat(shop.run("upgrade", "head", "--url", url).done().out()).startsWith("Nothing to do");

        shop.run("downgrade", "91d3f6a8027c", "--url", url, "--backup", "none").done();
        assertThat(shop.run("current", "--url", url).done().out().lines()).containsExactlyInAnyOrder("91d3f6a8027c",
                "7f60c9153ade");
        assertThat(shop.run("heads", "--json", "--url", url).done().out()).contains("\"applied\": false");

        shop.run("downgrade", "base", "--url", url, "--backup", "none").done();
        assertThat(shop.run("current", "--url", url).done().out()).isEmpty();
        assertThat(shop.run("log", "--url", url, "--limit", "1").done().out()).contains("↓ 4b7e1c09d2fa")
                .contains("tester@testhost");
        assertThat(shop.run("log", "--url", url, "--json").done().json().getAsJsonArray("log")).hasSize(12);
    }

    @ParameterizedTest
    @EnumSource
    void aStampWritesTheVersionTableOnly(DialectName dialect) {
        String url = url(dialect);

        JsonObject plan = shop.run("plan", "stamp", "head", "--url", url, "--json").done().json();
        JsonObject stamped = shop.run("stamp", "head", "--url", url, "--json").done().json();

        assertThat(plan.get("direction").getAsString()).isEqualTo("stamp");
        assertThat(steps(stamped))
                .allSatisfy(step -> assertThat(step.getAsJsonArray("statements")).isEmpty());
        assertThat(texts(stamped.getAsJsonArray("heads_now"))).containsExactly("d8124e5b9a70");
        assertThat(shop.run("stamp", "4b7e", "--purge", "--url", url, "--json").done().out()).contains("\"clear\"");
        assertThat(shop.run("current", "--url", url).done().out()).startsWith("4b7e1c09d2fa");
        shop.run("stamp", "base", "--url", url).done();
        assertThat(shop.run("current", "--url", url).done().out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aResetForgetsTheRowsAndKeepsTheTables(DialectName dialect) {
        String url = url(dialect);
        assertThat(shop.run("reset", "--url", url).done().out())
                .isEqualTo("Nothing to clear: there is no alembic_version.\n");
        shop.run("upgrade", "head", "--url", url).done();

        assertThat(shop.run("reset", "--url", url, "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("confirmation-required");
        assertThat(shop.run("reset", "--url", url, "--yes").done().out()).contains("alembic_version says d8124e5b9a70",
                "its tables and rows stay as they are", "The database is at base.");

        assertThat(shop.run("current", "--url", url).done().out()).isEmpty();
        assertThat(shop.run("upgrade", "head", "--url", url).ended(ExitCode.FAILED).err()).contains("already exists");
        shop.run("stamp", "head", "--url", url).done();
    }

    @ParameterizedTest
    @EnumSource
    void aStopHalfWaySaysWhatWhereAndHowTheDatabaseStands(DialectName dialect) throws Exception {
        String url = url(dialect);
        Files.writeString(shop.folder().resolve("versions/bad.sql"), """
                -- Add a discount
                -- revision: bad000000001
                -- revises: d8124e5b9a70

                -- +upgrade
                CREATE TABLE discounts (code text);
                ALTER TABLE no_such_table
                    ADD COLUMN percent integer;

                -- +downgrade
                DROP TABLE discounts;
                """);
        shop.run("upgrade", "c05a2be47f19", "--url", url).done();

        JsonObject run = shop.run("upgrade", "head", "--url", url, "--json").ended(ExitCode.FAILED).json();
        CommandLineCall.Outcome again = shop.run("upgrade", "head", "--url", url).ended(ExitCode.FAILED);

        JsonObject error = run.getAsJsonObject("error");
        assertThat(error.keySet()).containsExactly("code", "message", "hint", "data", "at", "sql");
        assertThat(error.get("code").getAsString()).isEqualTo("statement-failed");
        assertThat(error.getAsJsonObject("at").get("file").getAsString()).isEqualTo("versions/bad.sql");
        assertThat(error.getAsJsonObject("at").get("line").getAsInt()).isEqualTo(7);
        assertThat(error.get("sql").getAsString()).startsWith("ALTER TABLE no_such_table");
        assertThat(texts(run.getAsJsonArray("applied"))).containsExactly("2ea84d71b6c3", "7f60c9153ade",
                "d8124e5b9a70");
        assertThat(texts(run.getAsJsonArray("heads_now"))).containsExactly("d8124e5b9a70");
        assertThat(steps(run).stream().map(step -> step.get("result").getAsString())).containsExactly("done", "done",
                "done", "failed");
        assertThat(again.err()).startsWith("error: ").contains("no_such_table").contains("  at versions/bad.sql:7:")
                .contains("    ALTER TABLE no_such_table\n").contains("bad000000001 was rolled back")
                .contains("The database stands at d8124e5b9a70.").doesNotContain("\tat ");
        assertThat(shop.run("upgrade", "head", "--url", url, "--stacktrace").ended(ExitCode.FAILED).err())
                .contains("\tat ");
        assertThat(shop.run("log", "--url", url, "--limit", "1").done().out()).contains("failed");
    }

    @Test
    void verboseRunsPrintTheirStatements() {
        assertThat(shop.run("-v", "upgrade", "4b7e").done().out()).contains("    CREATE TABLE customers (\n")
                .contains("    -- 5 rows, ");
    }

    @Test
    void aPlanNeedsNoDatabase() throws Exception {
        Files.writeString(shop.folder().resolve("retort.toml"), "versions = [\"versions\"]\n");

        JsonObject plan = shop.run("plan", "upgrade", "head", "--from", "2ea84d71b6c3,91d3f6a8027c", "--dialect",
                "postgresql", "--json").done().json();

        assertThat(texts(plan.getAsJsonArray("from"))).containsExactly("2ea84d71b6c3", "91d3f6a8027c");
        assertThat(plan.get("dialect").getAsString()).isEqualTo("postgresql");
        assertThat(plan.toString()).contains("CREATE INDEX CONCURRENTLY");
        assertThat(shop.run("plan", "upgrade", "head", "--from", "base", "--dialect", "sqlite", "--json").done().json()
                .getAsJsonArray("steps")).hasSize(6);
        assertThat(shop.run("plan", "upgrade", "head", "--from", "base", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("invalid-settings");
        assertThat(shop.run("plan", "upgrade", "head", "--from", "nosuch", "--dialect", "sqlite", "--json")
                .ended(ExitCode.FAILED).errorCode()).isEqualTo("unknown-database-revision");
        assertThat(shop.run("plan", "upgrade", "head", "--from", "base", "--dialect", "oracle")
                .ended(ExitCode.FAILED).err()).contains("oracle");
    }

    @Test
    void aPlanInWordsShowsTheStatementsAndTouchesNothing() {
        assertThat(shop.run("plan", "upgrade", "head").done().out())
                .startsWith("Upgrade from base to d8124e5b9a70: 6 revisions, 22 statements\n")
                .contains("  ↑ 91d3f6a8027c  Take orders  4 statements\n")
                .contains("    -- versions/91d3f6a8027c_take_orders.sql:");
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();
    }

    @Test
    void aPlanOutOfAFileIsAppliedExactlyOrRefused() throws Exception {
        shop.run("plan", "upgrade", "4b7e", "--out", "first.plan").done();
        shop.run("plan", "upgrade", "head", "--out", "all.plan").done();
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();

        shop.run("downgrade", "--plan", "first.plan").ended(ExitCode.USAGE);
        shop.run("upgrade", "head", "--plan", "first.plan").ended(ExitCode.USAGE);
        shop.run("upgrade", "--plan", "first.plan").done();
        assertThat(shop.run("current").done().out()).startsWith("4b7e1c09d2fa");
        assertThat(shop.run("upgrade", "--plan", "all.plan", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("version-table-changed");

        shop.run("plan", "upgrade", "91d3", "--out", "next.plan").done();
        Path file = shop.folder().resolve("versions/91d3f6a8027c_take_orders.sql");
        Files.writeString(file, Files.readString(file).replace("'open'", "'new'"));
        assertThat(shop.run("upgrade", "--plan", "next.plan", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("plan-changed");
        assertThat(shop.run("current").done().out()).startsWith("4b7e1c09d2fa");
    }

    @Test
    void aPlanOutOfAFileWhoseTablesAreOthersNowIsAskedAbout() throws Exception {
        shop.run("upgrade", "4b7e").done();
        shop.run("plan", "upgrade", "91d3", "--out", "next.plan").done();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + shop.folder().resolve("shop.db"));
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE orders (something text)");
        }

        CommandLineCall.Outcome refused = shop.run("upgrade", "--plan", "next.plan", "--json").ended(ExitCode.FAILED);

        assertThat(refused.errorCode()).isEqualTo("confirmation-required");
        assertThat(refused.out()).contains("this table has changed: orders.");
        assertThat(shop.run("upgrade", "--plan", "next.plan", "--yes").ended(ExitCode.FAILED).err())
                .contains("warning: Since the plan was made, this table has changed: orders.");
        assertThat(shop.run("current").done().out()).startsWith("4b7e1c09d2fa");
    }

    @Test
    void aDowngradeThroughARevisionWithoutAWayBackIsRefusedBeforeAnythingRuns() {
        CommandLineCall visitors = CommandLineCall.inSample(temporary, "irreversible");
        visitors.run("upgrade", "head", "--yes").done();

        assertThat(visitors.run("plan", "upgrade", "head", "--from", "0c5d9e1f7a42").done().out())
                .contains("There is no way back from this revision.");
        assertThat(visitors.run("downgrade", "base", "--json", "--backup", "none").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("irreversible");
        assertThat(visitors.run("current").done().out()).startsWith("53e7c1f4098b");
    }

    @Test
    void aScriptIsPrintedWithoutADatabase() throws Exception {
        Files.writeString(shop.folder().resolve("retort.toml"), "versions = [\"versions\"]\n");

        assertThat(shop.run("upgrade", "head", "--sql", "--dialect", "postgresql").done().out())
                .contains("CREATE TABLE alembic_version").contains("CREATE INDEX CONCURRENTLY").contains("COMMIT;");
        assertThat(shop.run("upgrade", "4b7e1c09d2fa:91d3f6a8027c", "--sql", "--dialect", "sqlite").done().out())
                .contains("CREATE TABLE orders").doesNotContain("CREATE TABLE customers")
                .doesNotContain("CREATE TABLE alembic_version");
        assertThat(shop.run("downgrade", "head", "--sql", "--dialect", "sqlite", "--json").ended(ExitCode.FAILED)
                .errorCode()).isEqualTo("range-not-allowed");
        assertThat(shop.run("downgrade", "head:base", "--sql", "--dialect", "sqlite").done().out())
                .contains("DROP TABLE customers");
        assertThat(shop.run("stamp", "base:head", "--sql", "--dialect", "sqlite").done().out())
                .contains("INSERT INTO alembic_version");
        assertThat(shop.run("stamp", "head", "--purge", "--sql", "--dialect", "sqlite").ended(ExitCode.FAILED).err())
                .contains("--purge");
        assertThat(shop.run("ensure_version", "--sql", "--dialect", "sqlite").done().out())
                .contains("CREATE TABLE alembic_version");
        assertThat(shop.run("upgrade", "head", "--sql").ended(ExitCode.FAILED).err()).contains("--dialect");
    }

    @ParameterizedTest
    @EnumSource
    void theVersionTableIsMadeOnRequest(DialectName dialect) {
        String url = url(dialect);

        shop.run("ensure_version", "--url", url).done();
        shop.run("ensure_version", "--url", url).done();

        assertThat(shop.run("current", "--url", url).done().out()).isEmpty();
    }

    @Test
    void nothingToResumeIsNoFailure() {
        shop.run("upgrade", "4b7e").done();

        assertThat(shop.run("resume").done().out()).isEqualTo("Nothing is in doubt.\n");
        shop.run("resume", "--retry", "--mark-done").ended(ExitCode.USAGE);
    }

    private static List<String> texts(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    private static List<JsonObject> steps(JsonObject json) {
        return json.getAsJsonArray("steps").asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    @Test
    void whatIsThereAlreadyNamesTheRevisionToStamp() {
        shop.run("upgrade", "4b7e").done();
        assertThat(shop.run("reset", "--yes").done().out()).contains("Clearing the version table\n");

        assertThat(shop.run("upgrade", "4b7e").ended(ExitCode.FAILED).err()).contains("retort stamp 4b7e1c09d2fa");
    }

    @Test
    void aStartThatNoFileHasIsTheOptionsFault() {
        CommandLineCall.Outcome outcome = shop.run("plan", "upgrade", "head", "--from", "nosuch", "--dialect", "sqlite",
                "--json").ended(ExitCode.FAILED);

        assertThat(outcome.errorCode()).isEqualTo("unknown-database-revision");
        assertThat(outcome.out()).contains("--from nosuch names what no revision file has");
    }
}
