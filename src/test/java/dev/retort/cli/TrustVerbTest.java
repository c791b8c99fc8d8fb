package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.cli.call.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

class TrustVerbTest {

    @TempDir
    Path temporary;

    @Test
    void whatWasAllowedForAProjectIsShownAndTakenBack() throws IOException {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");
        CommandLineCall other = CommandLineCall.inSample(temporary, "irreversible");
        for (CommandLineCall project : new CommandLineCall[]{shop, other}) {
            Path settings = project.folder().resolve("retort.toml");
            Files.writeString(settings, Files.readString(settings)
                    + "\n[target]\ncommand = [\"sh\", \"-c\", \"echo 'CREATE TABLE t (id int);'\"]\n");
            project.run("diff").ended(ExitCode.FAILED);
            project.run("diff", "--run-target").done();
            project.run("diff").done();
        }

        assertThat(shop.run("trust", "list").done().out()).isEqualTo("sh -c echo 'CREATE TABLE t (id int);'\n");
        assertThat(shop.run("trust", "forget", "--json").done().json().getAsJsonArray("forgotten")).hasSize(1);

        assertThat(shop.run("diff", "--json").ended(ExitCode.FAILED).errorCode()).isEqualTo("confirmation-required");
        assertThat(shop.run("trust", "list").done().err()).startsWith("note: ");
        assertThat(other.run("diff").code()).as("what another project may stays").isEqualTo(ExitCode.DONE);
    }
}
