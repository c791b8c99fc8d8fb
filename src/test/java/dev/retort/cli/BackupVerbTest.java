package dev.retort.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

class BackupVerbTest {

    @TempDir
    Path temporary;

    private CommandLineCall shop;

    @BeforeEach
    void copySample() {
        shop = CommandLineCall.inSample(temporary, "shop");
    }

    @Test
    void aTerminalShowsHowFarABackupOrARestoreIsAndAFileDoesNot() {
        shop.run("upgrade", "head").done();

        assertThat(shop.typing().run("backup", "take").done().out()).startsWith("Backing up …").contains("\r");
        JsonObject listed = shop.run("backup", "list", "--json").done().json();
        String id = listed.getAsJsonArray("backups").get(0).getAsJsonObject().get("id").getAsString();
        assertThat(shop.typing("i", "y").run("backup", "restore", id).done().out()).contains("Restoring …", "\r")
                .endsWith("which is at d8124e5b9a70.\n");

        assertThat(shop.alone().run("backup", "restore", id, "--in-place", "--yes").done().out())
                .startsWith("Restored backup " + id);
        JsonObject restored = shop.typing("").run("backup", "restore", id, "--json").done().json();
        assertThat(restored.getAsJsonArray("heads").get(0).getAsString()).isEqualTo("d8124e5b9a70");
    }

    @ParameterizedTest
    @EnumSource
    void aBackupBringsBackWhatADowngradeTook(DialectName dialect) throws Exception {
        String url;
        String jdbc;
        if (dialect == DialectName.SQLITE) {
            url = "sqlite:///" + shop.folder().resolve("shop.db");
            jdbc = "jdbc:sqlite:" + shop.folder().resolve("shop.db");
        } else {
            PostgresServer.assumeDumpable();
            var database = PostgresServer.freshDatabase();
            url = database.url();
            jdbc = "jdbc:postgresql://localhost:" + database.port() + "/" + database.name() + "?user=postgres";
        }
        shop.run("upgrade", "head", "--url", url).done();

        JsonObject taken = shop.run("backup", "take", "--url", url, "--json").done().json().getAsJsonObject("backup");
        String id = taken.get("id").getAsString();
        shop.run("downgrade", "base", "--url", url, "--backup", "none").done();

        assertThat(shop.run("backup", "list", "--url", url).done().out()).contains(id).contains("at d8124e5b9a70");
        assertThat(shop.run("backup", "check", id, "--url", url).done().out()).contains("intact");
        String beside = shop.run("backup", "restore", id, "--url", url).done().out();
        assertThat(beside).contains("into ").doesNotContain("error");
        assertThat(shop.run("current", "--url", url).done().out()).isEmpty();
        assertThat(shop.run("backup", "restore", id, "--in-place", "--url", url, "--json").ended(ExitCode.FAILED)
                .errorCode()).isEqualTo("confirmation-required");
        shop.run("backup", "restore", id, "--in-place", "--yes", "--url", url).done();

        assertThat(shop.run("current", "--url", url).done().out()).startsWith("d8124e5b9a70");
        assertThat(shop.run("log", "--limit", "1", "--url", url).done().out()).contains("d8124e5b9a70")
                .contains("Restored backup " + id + " in place").contains("by tester@testhost");
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM reviews")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(4);
        }
        assertThat(shop.run("backup", "delete", id, "--url", url).ended(ExitCode.FAILED).err()).contains("--yes");
        shop.run("backup", "delete", id, "--yes", "--url", url).done();
        assertThat(shop.run("backup", "check", id, "--url", url).ended(ExitCode.FAILED).err()).contains(id);
    }

    @Test
    void aDamagedBackupIsRefused() throws Exception {
        shop.run("upgrade", "head").done();
        JsonObject taken = shop.run("backup", "take", "--json", "--dir", "copies").done().json()
                .getAsJsonObject("backup");
        Path file = Path.of(taken.get("file").getAsString());
        assertThat(file).startsWith(shop.folder().resolve("copies"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        String id = taken.get("id").getAsString();

        assertThat(shop.run("backup", "check", id, "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("backup-failed");
        assertThat(shop.run("backup", "restore", id, "--in-place", "--yes", "--json").ended(ExitCode.FAILED)
                .errorCode()).isEqualTo("backup-failed");
    }

    @Test
    void onATerminalTheNewDatabaseBesideIsOfferedFirst() {
        shop.run("upgrade", "head").done();
        String id = shop.run("backup", "take", "--json").done().json().getAsJsonObject("backup").get("id")
                .getAsString();

        assertThat(shop.typing("").run("backup", "restore", id).done().out()).contains("beside")
                .contains("Restored backup " + id);
        assertThat(shop.typing("2", "i", "n").run("backup", "restore", id).ended(ExitCode.FAILED).err())
                .contains("Nothing was changed");
        assertThat(shop.typing("i", "y").run("backup", "restore", id).done().out()).contains("Restored backup " + id);
    }
}
