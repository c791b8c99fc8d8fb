package dev.retort.samples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import dev.retort.cli.CommandLineCall;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The troubles the teams' manuals write of: each is a clear error, with a way out that works. */
class TroublesTest {

    @TempDir
    Path temporary;

    @Test
    void aRevisionThatNoFileHasIsNamedAndStampingWithPurgeIsTheWayOut() throws Exception {
        Sample career = Sample.ready("career-counselling", temporary);
        career.retort("upgrade", "head").done();
        career.database().execute("UPDATE alembic_version SET version_num = 'ad5e90c14b72'");

        JsonObject error = career.retort("upgrade", "head", "--json").ended(1).json().getAsJsonObject("error");
        assertThat(error.get("code").getAsString()).isEqualTo("unknown-database-revision");
        assertThat(error.get("message").getAsString()).contains("ad5e90c14b72");
        assertThat(error.get("hint").getAsString()).contains("stamp --purge");

        career.retort("stamp", "--purge", "head").done();
        assertThat(career.retort("current").done().out()).isEqualTo("c85a20f9e314 (head)\n");
        assertThat(career.retort("upgrade", "head").done().out()).startsWith("Nothing to do");
    }

    @Test
    void tablesThatAreThereAlreadyStopTheUpgradeAtTheirLineAndStampingIsTheWayOut() throws Exception {
        Sample crew = Sample.ready("crew-studio", temporary);
        crew.program("bash", "-c", "psql -q \"$DATABASE_URL\" -f database/existing.sql");
        String before = Sample.dump(crew.database(), "--exclude-table=alembic_version");

        JsonObject error = crew.retort("upgrade", "head", "--json").ended(1).json().getAsJsonObject("error");
        assertThat(error.get("code").getAsString()).isEqualTo("statement-failed");
        assertThat(error.get("message").getAsString()).contains("relation \"agent\" already exists");
        assertThat(error.get("hint").getAsString()).contains("retort stamp");
        Path file = crew.folder().resolve(error.getAsJsonObject("at").get("file").getAsString());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(error.getAsJsonObject("at").get("line").getAsInt() - 1)).contains("create_table('agent'");
        assertThat(Sample.dump(crew.database(), "--exclude-table=alembic_version")).isEqualTo(before);
        assertThat(crew.retort("current").done().out()).isEmpty();

        crew.retort("stamp", "2c7e90b4a8d1").done();
        crew.retort("upgrade", "head").done();
        assertThat(crew.retort("current").done().out()).isEqualTo("f0843d9e61b7 (head)\n");
    }

    @Test
    void aDatabaseThatIsBehindIsFoundThePlanSaysByWhatAndAnUpgradeIsTheWayOut() {
        Sample sales = Sample.ready("sales-schedules", temporary);
        sales.retort("upgrade", "4d1a").done();

        CommandLineCall.Outcome behind = sales.retort("current", "--check-heads").ended(3);
        assertThat(behind.out() + behind.err()).contains("4d1a86e03f5b");
        assertThat(sales.retort("plan", "upgrade", "head").done().out()).contains("b2e97c4150da", "7fc310d68b29")
                .doesNotContain("create employees");

        sales.retort("upgrade", "head").done();
        sales.retort("current", "--check-heads").done();
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        Sample career = Sample.ready("career-counselling", temporary);
        int closed = closedPort();
        Path settings = career.folder().resolve(".env");
        Files.writeString(settings, Files.readString(settings).replace("localhost:" + career.database().port(),
                "localhost:" + closed));

        JsonObject error = career.retort("current", "--json").ended(1).json().getAsJsonObject("error");

        assertThat(error.get("code").getAsString()).isEqualTo("connection-failed");
        assertThat(error.get("message").getAsString()).contains("localhost").contains(String.valueOf(closed));
        assertThat(error.get("hint").getAsString()).isNotBlank();
        assertThat(error.toString()).doesNotContain("Saffron");
    }

    @Test
    void anotherDatabaseOnTheSameServerStaysAsItIs() throws Exception {
        PostgresDatabase live = PostgresServer.freshDatabase();
        live.execute("CREATE TABLE users (id integer PRIMARY KEY, email text)",
                "INSERT INTO users VALUES (1, 'kim@trainerdesk.example')", "CREATE TYPE usertype AS ENUM ('USER')",
                "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
                "INSERT INTO alembic_version VALUES ('5d00c3a9e1f7')");
        String before = Sample.dump(live);
        Sample ptmanager = Sample.ready("ptmanager", temporary);

        ptmanager.retort("upgrade", "head").done();
        ptmanager.retort("downgrade", "-1").done();
        ptmanager.retort("downgrade", "base", "--backup", "full").done();
        ptmanager.retort("upgrade", "head").done();

        assertThat(Sample.dump(live)).isEqualTo(before).contains("kim@trainerdesk.example");
    }

    @Test
    void tablesOfOtherProgramsInTheSameDatabaseStayAsTheyAre() throws Exception {
        Sample ptmanager = Sample.ready("ptmanager", temporary);
        ptmanager.database().execute("CREATE TABLE checkpoints (thread_id text, checkpoint_id text, checkpoint jsonb,"
                + " PRIMARY KEY (thread_id, checkpoint_id))",
                "INSERT INTO checkpoints VALUES ('t-1', '1ef', '{\"step\": 3}')",
                "CREATE TABLE checkpoint_migrations (v integer PRIMARY KEY)");
        String before = Sample.dump(ptmanager.database(), "--table=checkpoint*");

        ptmanager.retort("upgrade", "head").done();
        assertThat(Sample.dump(ptmanager.database(), "--table=checkpoint*")).isEqualTo(before);
        ptmanager.retort("downgrade", "base", "--backup", "none").done();

        assertThat(Sample.dump(ptmanager.database(), "--table=checkpoint*")).isEqualTo(before).contains("\"step\": 3");
    }

    @Test
    void theSchemasOfTheHostStayAsTheyAre() throws Exception {
        Sample career = Sample.ready("career-counselling", temporary);
        for (String schema : List.of("auth", "storage", "realtime", "extensions")) {
            career.database().execute("CREATE SCHEMA " + schema,
                    "CREATE TABLE " + schema + ".users (id integer PRIMARY KEY, email text)",
                    "INSERT INTO " + schema + ".users VALUES (1, 'of the host')");
        }
        String before = Sample.dump(career.database(), "--exclude-schema=public");

        career.retort("upgrade", "head").done();
        assertThat(Sample.dump(career.database(), "--exclude-schema=public")).isEqualTo(before);
        assertThat(career.rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).containsExactly("18");
        career.retort("downgrade", "base", "--backup", "none").done();

        assertThat(Sample.dump(career.database(), "--exclude-schema=public")).isEqualTo(before)
                .contains("of the host");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
