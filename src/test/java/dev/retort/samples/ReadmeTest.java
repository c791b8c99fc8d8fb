package dev.retort.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import dev.retort.cli.CommandLineCall;
import dev.retort.samples.Console.Command;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything the READMEs of the Alembic projects tell a reader to type is typed here. */
class ReadmeTest {

    /** Scripts that run the same command, which {@link WrapperScriptsTest} holds. */
    private static final Pattern RETORT = Pattern.compile("^(scripts/(compose exec app|uv run) retort|"
            + "\\./scripts/alembic_wrapper\\.sh|retort) ");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @FieldSource("dev.retort.samples.Sample#NAMES")
    void everyCommandOfAReadmePrintsWhatIsShown(String name) throws Exception {
        PostgresServer.assumeDumpable();
        Sample sample = Sample.copy(name, temporary);
        List<Command> commands = Console.read(sample.folder().resolve("README.md"));

        assertThat(commands).extracting(Command::command).first().isEqualTo("cp .env.example .env");
        for (Command command : commands) {
            String printed = type(sample, command);
            assertThat(missing(command.shown(), printed.lines().toList())).as("README.md of %s, line %d: %s prints%n%s",
                    name, command.line(), command.command(), printed).isEmpty();
        }
        assertThat(commands).hasSizeGreaterThan(8);
    }

    private static String type(Sample sample, Command command) throws Exception {
        if (command.command().equals("cp .env.example .env")) {
            sample.writeSettings();
            assertThat(Files.readString(sample.folder().resolve(".env")))
                    .isNotEqualTo(Files.readString(sample.folder().resolve(".env.example")));
            return "";
        }
        if (!RETORT.matcher(command.command()).find()) {
            return sample.program("bash", "-c", command.command());
        }
        CommandLineCall.Outcome outcome = sample.retort(words(RETORT.matcher(command.command()).replaceFirst("")));
        assertThat(outcome.code()).as("README.md of %s, line %d: %s%n%s%n%s", sample.name(), command.line(),
                command.command(), outcome.out(), outcome.err()).isEqualTo(command.fails() ? 1 : 0);
        return outcome.out() + outcome.err();
    }

    /** What is shown and not printed, in this order; a shown line may be part of a printed one. */
    private static List<String> missing(List<String> shown, List<String> printed) {
        int found = 0;
        for (String line : printed) {
            if (found < shown.size() && line.contains(shown.get(found))) {
                found++;
            }
        }
        return shown.subList(found, shown.size());
    }

    private static String[] words(String command) {
        return WORD.matcher(command).results().map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }
}
