package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.output.TextWidth;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class ConsentTest {

    @TempDir
    Path temporary;

    private CommandLineCall shop;

    @BeforeEach
    void copySample() {
        shop = CommandLineCall.inSample(temporary, "shop");
    }

    @Test
    void onATerminalThePlanIsShownAndAskedFor() {
        CommandLineCall.Outcome no = shop.typing("n").run("upgrade", "head").ended(ExitCode.FAILED);

        assertThat(no.out()).contains("Upgrade from base to d8124e5b9a70: 6 revisions").contains("Take orders")
                .contains("Apply 6 revisions on ").as("a file nobody made yet has nothing to back up")
                .doesNotContain("Back up first? ");
        assertThat(no.err()).contains("Nothing was changed");
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();

        CommandLineCall.Outcome yes = shop.typing("y").run("upgrade", "head").done();
        assertThat(yes.out()).contains("✓").contains("Done in ");
    }

    @Test
    void progressAndGraphFitANarrowTerminal() {
        String out = shop.wide(40).typing("y").run("upgrade", "head").done().out();
        String drawn = out.substring(out.indexOf("? [y/N] ") + "? [y/N] ".length());

        assertThat(drawn.lines().filter(line -> line.contains("░")).flatMap(line -> Stream.of(line.split("\r"))))
                .filteredOn(line -> line.contains("░")).isNotEmpty()
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThan(40));
        assertThat(shop.run("history", "--graph").done().out().lines())
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(40))
                .anyMatch(line -> line.endsWith("…"));
        assertThat(shop.alone().run("history", "--graph").done().out()).as("a file has no edge")
                .contains("Let customers review what they bought\n");
    }

    @Test
    void whatLosesDataIsRefusedWhereTheSuggestedBackupCannotBeTaken() throws IOException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        shop.with("PGUSER", "postgres").with("RETORT_PG_BIN", oldPrograms().toString());
        String url = "postgresql://localhost:" + database.port() + "/" + database.name();

        assertThat(shop.run("upgrade", "head", "--yes", "--url", url).done().err())
                .as("an upgrade that loses nothing goes without one, and says so")
                .contains("warning: no backup is taken: The pg_dump found", "is of version 9 and cannot dump");
        CommandLineCall.Outcome refused = shop.run("downgrade", "base", "--yes", "--url", url)
                .ended(ExitCode.FAILED);
        assertThat(refused.err()).contains("error: The pg_dump found", "hint: Install the client programs",
                "To go without a backup: --backup none.");
        assertThat(shop.run("current", "--url", url).done().out()).contains("d8124e5b9a70 (head)");
        assertThat(shop.typing("n").run("downgrade", "base", "--url", url).ended(ExitCode.FAILED).out())
                .contains("A backup cannot be taken: The pg_dump found", "Install the client programs");

        shop.alone().run("downgrade", "base", "--yes", "--backup", "none", "--url", url).done();
    }

    @Test
    void aPolicyOfFullBackupsIsNotGivenUpSilently() throws IOException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        Files.writeString(shop.folder().resolve("retort.toml"), """

                [backup]
                policy = "full"
                """, StandardOpenOption.APPEND);
        shop.with("PGUSER", "postgres").with("RETORT_PG_BIN", oldPrograms().toString());

        assertThat(shop.run("upgrade", "head", "--url", "postgresql://localhost:" + database.port() + "/"
                + database.name()).ended(ExitCode.FAILED).err()).contains("is of version 9 and cannot dump");
    }

    private Path oldPrograms() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("old"));
        for (String name : List.of("pg_dump", "pg_restore")) {
            Path program = Files.writeString(folder.resolve(name),
                    "#!/bin/sh\necho '" + name + " (PostgreSQL) 9.6.24'\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return folder;
    }

    @Test
    void anEndOfInputMeansNo() {
        assertThat(shop.typing().run("upgrade", "head").ended(ExitCode.FAILED).err()).contains("Nothing was changed");
    }

    @Test
    void aBackupIsTakenWhereItIsAskedForAndTellsItsName() {
        shop.typing("y").run("upgrade", "91d3f6a8027c").done();

        String out = shop.typing("y", "y").run("upgrade", "head").done().out();

        assertThat(out).contains("Backup ").contains(" taken: ");
        assertThat(shop.run("backup", "list").done().out()).contains("at 91d3f6a8027c").contains("before upgrade");
    }

    @Test
    void aPlanThatLosesDataPreselectsABackupAndSaysWhatItLoses() {
        shop.run("upgrade", "head").done();

        String out = shop.typing("", "y").run("downgrade", "4b7e1c09d2fa").done().out();

        assertThat(out).contains("This plan loses data:").contains("\n  drops table orders\n")
                .contains("Back up first? [Y/n]").contains("Backup ");
        assertThat(shop.alone().run("log", "--limit", "1").done().out()).contains("  backup shop-");
    }

    @Test
    void withoutATerminalAPlanThatLosesDataNeedsAWord() {
        shop.run("upgrade", "head").done();

        CommandLineCall.Outcome refused = shop.run("downgrade", "base", "--json").ended(ExitCode.FAILED);

        assertThat(refused.errorCode()).isEqualTo("confirmation-required");
        assertThat(refused.json().toString()).contains("orders").contains("--backup");
        assertThat(shop.run("current").done().out()).startsWith("d8124e5b9a70");
        JsonObject done = shop.run("downgrade", "91d3f6a8027c", "--json", "--yes").done().json();
        assertThat(done.get("backup").isJsonNull()).isFalse();
        assertThat(shop.run("downgrade", "base", "--json", "--backup", "none").done().json().get("backup").isJsonNull())
                .isTrue();
    }

    @Test
    void jsonAsksNothingEvenOnATerminal() {
        CommandLineCall.Outcome done = shop.typing().run("upgrade", "head", "--json").done();

        assertThat(done.json().getAsJsonArray("applied")).hasSize(6);
    }

    @Test
    void productionWantsItsNameWhateverElseIsAgreedTo() {
        String url = "sqlite:///" + shop.folder().resolve("shop.db");
        shop.run("profiles", "add", "shop-prod", url, "--environment", "production").done();

        assertThat(shop.run("upgrade", "head", "--yes", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("confirmation-required");
        assertThat(shop.run("upgrade", "head", "--yes", "--confirm", "shop", "--json", "--url", url)
                .ended(ExitCode.FAILED).errorCode()).isEqualTo("confirmation-required");
        assertThat(shop.run("stamp", "head", "--yes", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("confirmation-required");
        assertThat(shop.run("ensure_version", "--yes", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("confirmation-required");
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();
        assertThat(shop.run("plan", "upgrade", "head", "--profile", "shop-prod").done().err())
                .doesNotContain("error");

        shop.run("upgrade", "4b7e", "--confirm", "shop-prod", "--profile", "shop-prod").done();
        assertThat(shop.run("upgrade", "head", "--yes", "--confirm", "shop-prod", "--json").done().json()
                .getAsJsonArray("applied")).hasSize(5);
    }

    @Test
    void onATerminalTheNameOfAProductionDatabaseIsTyped() {
        shop.run("profiles", "add", "shop-prod", "sqlite:///" + shop.folder().resolve("shop.db"), "--environment",
                "production").done();

        assertThat(shop.typing("y").run("upgrade", "4b7e").ended(ExitCode.FAILED).err())
                .contains("Nothing was changed");
        assertThat(shop.typing("shop-prod").run("upgrade", "4b7e").done().out())
                .contains("shop-prod is a production database.");
    }

    @Test
    void theSettingsPolicyDecidesWhereNobodyIsAsked() throws Exception {
        Files.writeString(shop.folder().resolve("retort.toml"), """
                versions = ["versions"]
                [database]
                url = "sqlite:///shop.db"
                [backup]
                policy = "full"
                """);
        shop.run("upgrade", "4b7e", "--backup", "none").done();

        JsonObject run = shop.run("upgrade", "head", "--json").done().json();

        assertThat(run.get("backup").isJsonNull()).isFalse();
    }
}
