package dev.retort.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.cli.call.ExitCode;
import dev.retort.testing.Mount;

import static org.assertj.core.api.Assertions.assertThat;

/** A project and its SQLite file on a disk that cannot be written, not even by root. */
class ReadOnlyTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"upgrade head --backup none", "downgrade 4b7e --backup none", "stamp base",
            "ensure_version", "revision -m more", "plan downgrade base --out plan.json", "init other"})
    void whatWritesThereSaysThatItCannotAndWhere(String words) throws Exception {
        CommandLineCall shop = shop();
        shop.run("downgrade", "c05a", "--backup", "none").done();
        byte[] before = Files.readAllBytes(shop.folder().resolve("shop.db"));
        try (Mount _ = Mount.readOnly(shop.folder())) {
            var outcome = shop.run((words + " --json").split(" ")).ended(ExitCode.FAILED);
            assertThat(outcome.errorCode()).as(outcome.out()).isEqualTo("read-only");
            String folder = shop.folder().toString();
            var error = outcome.json().getAsJsonObject("error");
            assertThat(error.get("message").getAsString()).contains(folder);
            assertThat(error.get("hint").getAsString()).isNotBlank();
        }
        assertThat(shop.folder().resolve("shop.db")).hasBinaryContent(before);
        assertThat(shop.folder().resolve("other")).doesNotExist();
    }

    @Test
    void whatOnlyReadsGoesOn() throws Exception {
        CommandLineCall shop = shop();
        try (Mount _ = Mount.readOnly(shop.folder())) {
            assertThat(shop.run("current").done().out()).contains("d8124e5b9a70");
            assertThat(shop.run("log").done().out()).contains("4b7e1c09d2fa");
            assertThat(shop.run("history", "-i").done().out()).contains("(current)");
            assertThat(shop.run("plan", "downgrade", "base").done().out()).contains("DROP TABLE");
            assertThat(shop.run("resume").done().out()).contains("Nothing is in doubt");
            shop.run("backup", "take").done();
            assertThat(shop.run("backup", "list").done().out()).contains("taken by hand");
            assertThat(shop.run("backup", "take", "--dir", "copies").ended(ExitCode.FAILED).err())
                    .contains("Read-only file system");
        }
    }

    @Test
    void aFileThatMayNotBeWrittenStandsAsItWas() throws Exception {
        CommandLineCall shop = shop();
        Path file = shop.folder().resolve("shop.db");
        Path alone = Files.createDirectory(temporary.resolve("alone"));
        Files.copy(file, alone.resolve("shop.db"));
        try (Mount _ = Mount.readOnly(alone)) {
            String url = "sqlite:///" + alone.resolve("shop.db");
            assertThat(shop.run("downgrade", "base", "--backup", "full", "--yes", "--url", url, "--json")
                    .ended(ExitCode.FAILED).errorCode()).isEqualTo("read-only");
            assertThat(shop.run("current", "--url", url).done().out()).contains("d8124e5b9a70");
        }
        assertThat(alone.resolve("shop.db")).hasSameBinaryContentAs(file);
    }

    @Test
    void whatMayNotBeReadIsNamedInWords() throws Exception {
        CommandLineCall shop = shop();
        Path nowhere = shop.folder().resolve("retort.toml/versions");
        assertThat(shop.run("plan", "downgrade", "base", "--out", nowhere.toString()).ended(ExitCode.FAILED).err())
                .contains(nowhere.toString()).doesNotContain("Exception");
        assertThat(shop.run("backup", "take", "--dir", "retort.toml").ended(ExitCode.FAILED).err())
                .contains("retort.toml").doesNotContain("Exception");
        Path file = Files.writeString(temporary.resolve("in-the-way"), "");
        assertThat(shop.run("init", file.toString()).ended(ExitCode.FAILED).err()).contains(file.toString())
                .doesNotContain("Exception");
    }

    private CommandLineCall shop() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");
        shop.run("upgrade", "head", "--backup", "none").done();
        return shop;
    }
}
