package dev.retort.cli;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.verb.Verbs;

import static org.assertj.core.api.Assertions.assertThat;

class ArgumentsTest {

    @TempDir
    Path temporary;

    private CommandLineCall shop;

    @BeforeEach
    void copySample() {
        shop = CommandLineCall.inSample(temporary, "shop");
    }

    @Test
    void globalOptionsStandBeforeOrAfterTheVerb() {
        Path elsewhere = temporary.resolve("elsewhere");
        CommandLineCall call = CommandLineCall.in(temporary, temporary);
        String project = shop.folder().toString();

        assertThat(call.run("--project", project, "heads").done().out()).startsWith("d8124e5b9a70");
        assertThat(call.run("heads", "--project", project).done().out()).startsWith("d8124e5b9a70");
        assertThat(call.run("heads", "--project=" + project, "--json").done().json().has("revisions")).isTrue();
        assertThat(call.run("-c", project + "/retort.toml", "--json", "heads").done().json().has("revisions")).isTrue();
        assertThat(call.run("--project", elsewhere.toString(), "heads").ended(ExitCode.FAILED).err())
                .startsWith("error: ").contains(elsewhere.toString()).contains("\nhint: ");
    }

    @Test
    void theProjectIsFoundFromAFolderInsideIt() {
        CommandLineCall inside = CommandLineCall.in(shop.folder().resolve("versions"), temporary);

        assertThat(inside.run("heads").done().out()).startsWith("d8124e5b9a70");
    }

    @Test
    void aTargetMayBeginWithAHyphen() {
        shop.run("upgrade", "c05a2be47f19", "--backup", "none").done();

        assertThat(shop.run("plan", "downgrade", "-1").done().out())
                .contains("Downgrade from c05a2be47f19 to 91d3f6a8027c");
        shop.run("downgrade", "-1", "--backup", "none").done();
        assertThat(shop.run("current").done().out()).startsWith("91d3f6a8027c");
        shop.run("--backup=none", "downgrade", "-1").ended(ExitCode.USAGE);
        shop.run("downgrade", "--backup=none", "--", "-1").done();
        assertThat(shop.run("current").done().out()).startsWith("4b7e1c09d2fa");
        shop.run("upgrade", "+1", "--backup", "none").ended(ExitCode.FAILED);
    }

    @Test
    void aRangeMayBeginWithAHyphen() {
        CommandLineCall visitors = CommandLineCall.inSample(temporary, "irreversible");
        visitors.run("upgrade", "head", "--backup", "none").done();

        assertThat(visitors.run("history", "-r-1:current").done().out().lines()).hasSize(2);
        assertThat(visitors.run("history", "-r", "-1:current").done().out().lines()).hasSize(2);
        assertThat(visitors.run("history", "--rev-range=-1:current").done().out().lines()).hasSize(2);
    }

    @Test
    void onlyAfterCurrentTheLetterCAsksForTheHeads() {
        assertThat(shop.run("current", "-c").ended(ExitCode.FOUND).err()).contains("not on all head revisions");
        assertThat(shop.run("heads", "-c").ended(ExitCode.USAGE).err()).contains("-c");
        shop.run("-c", "retort.toml", "current").done();
        shop.run("current", "--check-heads").ended(ExitCode.FOUND);
    }

    @Test
    void wrongUsageEndsWithTwoAndSaysWhatMayBeMeant() {
        assertThat(shop.run("upgrde", "head").ended(ExitCode.USAGE).err()).startsWith("error: ").contains("upgrade")
                .contains("\nhint: ");
        assertThat(shop.run("upgrade").ended(ExitCode.USAGE).err()).contains("TARGET")
                .contains("retort upgrade --help");
        assertThat(shop.run("upgrade", "head", "--backup", "half").ended(ExitCode.USAGE).err()).contains("full")
                .contains("none");
        assertThat(shop.run("history", "--nonsense").ended(ExitCode.USAGE).err()).contains("--nonsense");
        assertThat(shop.run("backup").ended(ExitCode.USAGE).err()).contains("restore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "upgrde --json", "upgrade --json", "--json history --nonsense",
            "plan sideways head --json", "log --limit much --json", "backup --json", "upgrade head more --json",
            "resume --retry --mark-done --json", "profiles add x --json"})
    void wrongUsageIsOneObjectForAProgram(String arguments) {
        CommandLineCall.Outcome outcome = shop.run(arguments.split(" ")).ended(ExitCode.USAGE);

        assertThat(outcome.errorCode()).isEqualTo("wrong-usage");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aHelpPageKeepsAVerbsOwnOptionsApart() {
        String help = shop.run("upgrade", "--help").done().out();

        assertThat(help.indexOf("--backup KIND")).isBetween(0, help.indexOf("\nOptions of every verb:\n"));
        assertThat(help.indexOf("--project DIR")).isGreaterThan(help.indexOf("\nOptions of every verb:\n"));
        assertThat(help).doesNotContain("--tag");
        assertThat(shop.run("--help").done().out()).contains("--project DIR").contains("  upgrade ");
        assertThat(shop.run("backup", "--help").done().out()).as("verbs come before options")
                .containsSubsequence("Verbs:", "  restore  ", "Options of every verb:").doesNotContain("Commands:");
    }

    @Test
    void whatOnlyAlembicsProjectsReadIsTakenWithANote() {
        CommandLineCall.Outcome heads = shop.run("-x", "tenant=7", "heads", "-n", "alembic").done();

        assertThat(heads.out()).startsWith("d8124e5b9a70");
        assertThat(heads.err()).startsWith("note: ").contains("-x");
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsNoFile() {
        shop.run("revision", "-m", "@retort.toml").done();

        assertThat(shop.run("show", "head").done().out()).contains("    @retort.toml\n");
    }

    static Set<String> verbs() {
        return Verbs.names();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbTellsAboutItself(String verb) {
        String help = shop.run(verb, "--help").done().out();

        assertThat(help).startsWith("Usage: retort " + verb).contains("--project DIR").doesNotContain("\u001b");
        assertThat(shop.run("help", verb).done().out()).isEqualTo(help);
        assertThat(shop.run("--help").done().out()).contains("\n  " + verb);
    }

    @Test
    void theVersionIsToldWithoutAProject() {
        assertThat(CommandLineCall.in(temporary, temporary).run("--version").done().out()).startsWith("retort ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void aCompletionScriptKnowsTheVerbs(String shell) {
        assertThat(shop.run("completion", shell).done().out()).contains("ensure_version").contains("--check-heads");
    }

    @Test
    void theFishScriptOffersOptionsWhereTheirVerbStands() {
        assertThat(shop.run("completion", "fish").done().out().lines())
                .contains("complete -c retort -f",
                        "complete -c retort -n '__fish_seen_subcommand_from current' -l check-heads -d 'End with 3 unless"
                                + " every head is applied. After this verb, -c means the same.'",
                        "complete -c retort -l json -d 'Print JSON; ask nothing.'")
                .anyMatch(line -> line.contains("-a ensure_version -d "))
                .anyMatch(line -> line.startsWith("complete -c retort -n '__fish_seen_subcommand_from backup; and not"
                        + " __fish_seen_subcommand_from ") && line.contains("-a restore"))
                .anyMatch(line -> line.contains("__fish_seen_subcommand_from completion' -a 'bash zsh fish'"));
    }

    @Test
    void aScriptIsInsideTheObjectOfAProgram() {
        assertThat(shop.run("upgrade", "head", "--sql", "--json").done().json().get("script").getAsString())
                .isEqualTo(shop.run("upgrade", "head", "--sql").done().out());
        assertThat(shop.run("ensure_version", "--sql", "--json").done().json().get("script").getAsString())
                .startsWith("CREATE TABLE alembic_version");
        assertThat(shop.run("completion", "zsh", "--json").done().json().has("script")).isTrue();
    }

    @Test
    void completionOffersTheWordsThatVerbsTake() {
        assertThat(shop.run("completion", "bash").done().out()).contains("\"full\" \"none\"").doesNotContain("FULL");
    }
}
