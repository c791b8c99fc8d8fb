package dev.retort.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.cli.call.ExitCode;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

class ProfilesVerbTest {

    @TempDir
    Path temporary;

    private CommandLineCall call;

    @BeforeEach
    void startEmpty() {
        call = CommandLineCall.in(temporary, temporary);
    }

    @Test
    void aProfileIsSavedWithoutItsPassword() throws Exception {
        CommandLineCall.Outcome added = call.run("profiles", "add", "staging",
                "postgresql://me:p%2540%20'\"%23%2F@db.example.com/shop", "--environment", "staging", "--lock-timeout",
                "2s").done();

        assertThat(added.err()).contains("password").doesNotContain("p%40").doesNotContain("p%2540");
        assertThat(added.out()).contains("Saved staging").doesNotContain("p%");
        assertThat(call.run("profiles", "list").done().out())
                .isEqualTo("staging  staging      postgresql://me@db.example.com/shop\n");
        assertThat(call.run("profiles", "list", "--json").done().out()).contains("\"lock_timeout_ms\": 2000");
        assertThat(Files.readString(call.userFolders().config().resolve("profiles.toml"))).doesNotContain("p%");
        assertThat(call.run("profiles", "add", "staging", "sqlite:///x.db").ended(ExitCode.FAILED).err())
                .contains("already");
        call.run("profiles", "add", "staging", "sqlite:///x.db", "--replace").done();
        call.run("profiles", "remove", "staging").done();
        assertThat(call.run("profiles", "list").done().out()).isEmpty();
        assertThat(call.run("profiles", "remove", "staging").ended(ExitCode.FAILED).err()).contains("staging");
    }

    @Test
    void profilesComeFromADotEnvFile() throws Exception {
        Files.writeString(temporary.resolve(".env"), "DATABASE_URL=postgresql://me:secret@db.example.com/shop\n");

        call.run("profiles", "import", ".env").done();

        assertThat(call.run("profiles", "list").done().out()).contains("postgresql://me@db.example.com/shop")
                .doesNotContain("secret");
    }

    @Test
    void theUrlOfANewProfileMayBeGivenAsEverywhereElse() throws Exception {
        String url = "postgresql://me@db.example.com/shop";
        String added = call.run("profiles", "add", "one", "--url", url + "?sslkey=/k&sslpassword=hidden").done().err();
        assertThat(added).contains("sslpassword is not kept").doesNotContain("hidden");
        assertThat(Files.readString(call.userFolders().config().resolve("profiles.toml"))).doesNotContain("hidden");
        assertThat(call.run("profiles", "list").done().out()).contains("one").contains(url);
        assertThat(call.run("profiles", "add", "two").ended(ExitCode.USAGE).err()).contains("URL");
        assertThat(call.run("profiles", "add", "two", url, "--url", url).ended(ExitCode.USAGE).err()).contains("once");
    }

    @Test
    void aDotEnvFileThatIsNotThereIsNamed() {
        assertThat(call.run("profiles", "import", "nope/.env").ended(ExitCode.FAILED).err())
                .contains(temporary.resolve("nope/.env").toString());
    }

    @Test
    void optionsThatContradictEachOtherAreOneError() {
        assertThat(call.run("resume", "--retry", "--mark-done").ended(ExitCode.USAGE).err())
                .startsWith("error: --retry, --mark-done are mutually exclusive");
        assertThat(call.run("log", "--limit", "-3").ended(ExitCode.USAGE).err()).contains("--limit");
    }

    @Test
    void aConnectionIsTested() {
        call.run("profiles", "add", "here", PostgresServer.freshDatabase().url()).done();
        call.run("profiles", "add", "nowhere", "postgresql://me@localhost:1/shop").done();

        assertThat(call.run("profiles", "test", "here").done().out()).contains("✓")
                .contains("PostgreSQL " + PostgresServer.majorVersion());
        assertThat(call.run("profiles", "test", "nowhere").code()).isEqualTo(ExitCode.FAILED);
        call.run("profiles", "test", "unknown").ended(ExitCode.FAILED);
    }

    @Test
    void aDatabaseIsChosenByProfileOrUrlNotByBoth() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");
        shop.run("profiles", "add", "other", "sqlite:///other.db").done();

        shop.run("upgrade", "4b7e", "--profile", "other").done();

        assertThat(shop.folder().resolve("other.db")).exists();
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();
        assertThat(shop.run("current", "--profile", "other", "--url", "sqlite:///x.db").ended(ExitCode.FAILED).err())
                .contains("--url").contains("--profile");
    }

    @Test
    void anSqliteFileThatTheFirstUpgradeMakesIsNoFailure() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");

        assertThat(shop.run("profiles", "test").done().out()).startsWith("✓ No file yet: The first upgrade makes ")
                .contains("shop.db");
        assertThat(shop.folder().resolve("shop.db")).doesNotExist();
        assertThat(shop.run("profiles", "test", "--url", "sqlite:///file:shop.db?mode=ro&uri=true")
                .ended(ExitCode.FAILED).out()).startsWith("✗ ").contains("mode=ro");
        assertThat(shop.run("profiles", "test", "--url", "sqlite:///nowhere/shop.db").ended(ExitCode.FAILED).err())
                .contains("There is no folder");
    }
}
