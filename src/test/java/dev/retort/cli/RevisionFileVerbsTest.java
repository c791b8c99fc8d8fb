package dev.retort.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.cli.call.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionFileVerbsTest {

    @TempDir
    Path temporary;

    @Test
    void aProjectBeginsWithInitAndARevision() throws Exception {
        CommandLineCall call = CommandLineCall.in(temporary, temporary);

        assertThat(call.run("init", "쇼핑몰").done().out()).contains("retort.toml");
        assertThat(call.run("init", "쇼핑몰").ended(ExitCode.FAILED).err()).contains("already");
        CommandLineCall project = CommandLineCall.in(temporary.resolve("쇼핑몰"), temporary);
        String made = project.run("revision", "-m", "회원 표 만들기").done().out();
        project.run("revision", "-m", "Add 100 % more", "--rev-id", "aaaa00000001").done();

        assertThat(made).contains("회원_표_만들기.sql");
        assertThat(project.run("history").done().out()).endsWith("(head), Add 100 % more\n" + firstLine(project));
        assertThat(project.run("current", "--url", "sqlite:///new.db").done().out()).isEmpty();
        assertThat(project.run("current").ended(ExitCode.FAILED).err()).contains("No database is named");
        assertThat(Files.readString(temporary.resolve("쇼핑몰/versions/aaaa00000001_add_100_more.sql")))
                .startsWith("-- Add 100 % more\n");
    }

    private static String firstLine(CommandLineCall project) {
        return project.run("history").done().out().lines().skip(1).findFirst().orElseThrow() + "\n";
    }

    @Test
    void aSecondHeadIsMadeBySplicingAndJoinedByMerge() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");

        assertThat(shop.run("revision", "-m", "Aside", "--head", "4b7e", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("not-a-head");
        shop.run("revision", "-m", "Aside", "--head", "4b7e", "--splice", "--branch-label", "aside", "--depends-on",
                "sales").done();
        assertThat(shop.run("heads").done().out().lines()).hasSize(2);
        assertThat(shop.run("upgrade", "head", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("multiple-heads");
        assertThat(shop.run("revision", "-m", "More", "--json").ended(ExitCode.FAILED).errorCode())
                .isEqualTo("multiple-heads");
        shop.run("merge", "heads", "-m", "Join aside", "--rev-id", "merged000001").done();

        assertThat(shop.run("heads").done().out()).startsWith("merged000001").endsWith("(head)\n");
        assertThat(shop.run("merge", "heads", "--json").ended(ExitCode.FAILED).err()).isEmpty();
        shop.run("upgrade", "head").done();
    }

    @Test
    void anIdTooLongForTheVersionTableIsRefused() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");

        assertThat(shop.run("revision", "-m", "x", "--rev-id", "a".repeat(33), "--json").ended(ExitCode.FAILED)
                .errorCode()).isEqualTo("invalid-revision-file");
    }

    @Test
    void aRevisionOpensInThePersonsEditor() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");
        Path note = temporary.resolve("a note.txt");

        shop.with("EDITOR", "sh -c 'echo \"$1\" > \"" + note + "\"' editor").run("edit", "91d3").done();

        assertThat(note).content().endsWith("versions/91d3f6a8027c_take_orders.sql\n");
        assertThat(shop.with("EDITOR", "false").run("edit", "head").ended(ExitCode.FAILED).err()).contains("editor");
        shop.run("edit", "nosuch").ended(ExitCode.FAILED);
        assertThat(shop.with("EDITOR", "true").run("edit", "head", "--json").done().json().getAsJsonArray("edited"))
                .hasSize(1);
    }

    @Test
    void withoutATerminalNoEditorIsLookedFor() {
        CommandLineCall shop = CommandLineCall.inSample(temporary, "shop");

        assertThat(shop.with("PATH", System.getenv("PATH")).run("edit", "91d3").ended(ExitCode.FAILED).err())
                .contains("no terminal").contains("open the file yourself: ")
                .contains("91d3f6a8027c_take_orders.sql");
    }

    @Test
    void theTemplatesOfInitAreListed() {
        CommandLineCall call = CommandLineCall.in(temporary, temporary);

        assertThat(call.run("list_templates").done().out()).contains("sql - ");
        assertThat(call.run("init", "-t", "flask").ended(ExitCode.FAILED).err()).contains("flask");
    }

    @Test
    void thatThereIsNoFileYetIsNoNewsToWhoWritesTheFirst() {
        CommandLineCall call = CommandLineCall.in(temporary, temporary);
        call.run("init", "--format", "alembic").done();

        assertThat(call.run("heads").done().err()).contains("There is no revision file");
        assertThat(call.run("revision", "-m", "first").done().err()).doesNotContain("There is no revision file");
    }
}
