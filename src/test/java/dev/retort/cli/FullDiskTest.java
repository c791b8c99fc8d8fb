package dev.retort.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.cli.CommandLineCall.Outcome;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.output.CheckedOutput;
import dev.retort.cli.output.Terminal;
import dev.retort.connect.PasswordPrompt;
import dev.retort.dialect.Actor;
import dev.retort.engine.Surroundings;
import dev.retort.testing.Mount;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A real disk that fills up at every place it can. */
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path temporary;

    private Mount disk;
    private CommandLineCall shop;

    @BeforeEach
    void mount() throws Exception {
        disk = Mount.ofSize(temporary.resolve("disk"), 1024);
        shop = CommandLineCall.in(CommandLineCall.inSample(disk.folder(), "shop").folder(), temporary);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void anUpgradeThatMeetsAFullDiskAnywhereCanBeCompletedLater() throws Exception {
        Path database = shop.folder().resolve("shop.db");
        Set<String> stoppedAt = new TreeSet<>();
        Set<String> errors = new TreeSet<>();
        for (int leaving = 0; leaving <= 160; leaving += 6) {
            Path filling = disk.fill(leaving);
            Outcome upgrade = shop.run("upgrade", "head", "--backup", "none");
            if (upgrade.code() == ExitCode.DONE) {
                break;
            }
            assertThat(upgrade.code()).as(upgrade.out() + upgrade.err()).isEqualTo(ExitCode.FAILED);
            errors.add(upgrade.err().replaceAll("\\d+", ""));
            assertThat(upgrade.err()).as("with %d kB free", leaving).containsIgnoringCase("make room")
                    .doesNotContain("did not expect");
            Files.delete(filling);
            String at = shop.run("current").done().out();
            stoppedAt.add(at);
            if (Files.exists(database)) {
                assertThat(value(database, "PRAGMA integrity_check")).isEqualTo("ok");
            }
            shop.run("upgrade", "head", "--backup", "none").done();
            assertThat(value(database, "SELECT count(*) FROM reviews")).isEqualTo("4");
            try (Stream<Path> files = Files.list(shop.folder())) {
                for (Path file : files.filter(file -> file.getFileName().toString().startsWith("shop.db")).toList()) {
                    Files.delete(file);
                }
            }
        }
        assertThat(errors).as("ways to fail").hasSizeGreaterThan(2);
        assertThat(stoppedAt).as("places it stopped at").hasSizeGreaterThan(1);
    }

    @Test
    void onAFullDiskWhatOnlyReadsGoesOn() throws Exception {
        shop.run("upgrade", "head", "--backup", "none").done();
        disk.fill(0);
        assertThat(shop.run("current").done().out()).contains("d8124e5b9a70");
        assertThat(shop.run("history", "-i").done().out()).contains("(current)");
        shop.run("plan", "downgrade", "base").done();
        assertThat(shop.run("log").done().out()).contains("4b7e1c09d2fa");
    }

    @Test
    void nothingHalfWrittenIsLeftOnAFullDisk() throws Exception {
        shop.run("upgrade", "head", "--backup", "none").done();
        disk.fill(0);
        List<String> before = files();
        byte[] database = Files.readAllBytes(shop.folder().resolve("shop.db"));

        assertThat(shop.run("downgrade", "base", "--backup", "none").ended(ExitCode.FAILED).err()).contains("is full");
        assertThat(shop.run("revision", "-m", "more").ended(ExitCode.FAILED).err()).contains("No space left");
        assertThat(shop.run("plan", "downgrade", "base", "--out", "plan.json").ended(ExitCode.FAILED).err())
                .contains("plan.json", "No space left");
        assertThat(shop.run("backup", "take", "--dir", "copies").ended(ExitCode.FAILED).err())
                .contains("not enough room", "0 kB are free");
        assertThat(shop.run("init", "other").ended(ExitCode.FAILED).err()).contains("other", "No space left");

        assertThat(files()).isEqualTo(before);
        assertThat(Files.readAllBytes(shop.folder().resolve("shop.db"))).isEqualTo(database);
    }

    @Test
    void aRestoreInPlaceThatMeetsAFullDiskChangesNothing() throws Exception {
        shop.run("upgrade", "head", "--backup", "none").done();
        Path file = shop.folder().resolve("shop.db");
        String id = shop.run("backup", "take", "--json").done().json().getAsJsonObject("backup").get("id")
                .getAsString();
        shop.run("downgrade", "base", "--backup", "none").done();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
        }
        byte[] before = Files.readAllBytes(file);
        disk.fill(20);
        Outcome restore = shop.run("backup", "restore", id, "--in-place", "--yes").ended(ExitCode.FAILED);
        assertThat(restore.err()).contains("full");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(value(file, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() throws Exception {
        Assumptions.assumeTrue(Files.exists(FULL), "There is no " + FULL + " here.");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code;
        try (OutputStream full = new FileOutputStream(FULL.toFile())) {
            Terminal terminal = new Terminal(new CheckedOutput(full),
                    new PrintStream(err, true, StandardCharsets.UTF_8), new BufferedReader(new StringReader("")), false,
                    false, false, () -> 80);
            Surroundings surroundings = new Surroundings(Map.of(), shop.folder(), temporary, shop.userFolders(),
                    Clock.systemUTC(), new Actor("tester", "testhost"), PasswordPrompt.NOBODY);
            code = new CommandLineProgram(surroundings, terminal).run("upgrade", "base:head", "--sql");
        }
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("The output could not be written", "No space left");
    }

    @Test
    void aPostgresServerWithoutRoomRollsTheRevisionBack() throws Exception {
        PostgresServer.port();
        try (Mount server = Mount.ofSize(temporary.resolve("tablespace"), 32 * 1024)) {
            Path folder = Files.createDirectory(server.folder().resolve("data"));
            PostgresServer.execute("CREATE TABLESPACE small LOCATION '" + folder + "'");
            PostgresDatabase database = PostgresServer.freshDatabase();
            try {
                PostgresServer.execute("ALTER DATABASE " + database.name() + " SET TABLESPACE small");
                Path versions = Files.createDirectories(temporary.resolve("big/versions"));
                Files.writeString(versions.resolve("../retort.toml"), "versions = [\"versions\"]\n");
                Files.writeString(versions.resolve("a.sql"), """
                        -- Small
                        -- revision: aaaa
                        -- revises:

                        -- +upgrade
                        CREATE TABLE small (x int);
                        -- +downgrade
                        DROP TABLE small;
                        """);
                Files.writeString(versions.resolve("b.sql"), """
                        -- Big
                        -- revision: bbbb
                        -- revises: aaaa

                        -- +upgrade
                        CREATE TABLE big (x text);
                        INSERT INTO big SELECT repeat('x', 1000) FROM generate_series(1, 60000);
                        """);
                CommandLineCall big = CommandLineCall.in(versions.getParent(), temporary);
                Outcome upgrade = big.run("upgrade", "head", "--backup", "none", "--url", database.url())
                        .ended(ExitCode.FAILED);
                assertThat(upgrade.err()).contains("No space left on device", "b.sql:7", "INSERT INTO big",
                        "The disk of the server is full", "at aaaa");
                assertThat(big.run("current", "--url", database.url()).done().out()).startsWith("aaaa");
                assertThat(big.run("log", "--url", database.url()).done().out()).contains("bbbb", "failed");
            } finally {
                PostgresServer.execute("DROP DATABASE " + database.name(), "DROP TABLESPACE small");
            }
        }
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(shop.folder())) {
            return new ArrayList<>(files.map(Path::toString).filter(name -> !name.matches(".*-(wal|shm)")).sorted()
                    .toList());
        }
    }

    private static String value(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getString(1);
        }
    }
}
