package dev.retort.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.output.Terminal;
import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.UserFolders;
import dev.retort.dialect.Actor;
import dev.retort.engine.Surroundings;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls the command line in this process, in a working folder and with a user's folders of its own. */
public final class CommandLineCall {

    private final Path folder;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private String typed = "";
    private boolean terminal;
    private int columns = 80;

    private CommandLineCall(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** Calls in a copy of the sample named there, such as {@code shop}. */
    static CommandLineCall inSample(Path temporary, String name) {
        Path source = Path.of("migrations-sample", name);
        Path target = temporary.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".sql") || file.endsWith("retort.toml")).toList()) {
                Path copy = target.resolve(source.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return in(target, temporary);
    }

    /** Calls in a folder; the user's own files go under {@code temporary}. */
    public static CommandLineCall in(Path folder, Path temporary) {
        return new CommandLineCall(folder, temporary.resolve("home"));
    }

    Path folder() {
        return folder;
    }

    UserFolders userFolders() {
        return new UserFolders(home.resolve("config"), home.resolve("data"), home.resolve("state"));
    }

    public CommandLineCall with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A person sits at a terminal and types these lines. */
    CommandLineCall typing(String... lines) {
        terminal = true;
        typed = String.join("\n", lines) + "\n";
        return this;
    }

    /** The terminal is so many columns wide. */
    CommandLineCall wide(int width) {
        columns = width;
        return this;
    }

    /** Nobody is there. */
    CommandLineCall alone() {
        terminal = false;
        typed = "";
        return this;
    }

    public Outcome run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal console = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), new BufferedReader(new StringReader(typed)),
                terminal, terminal && !environment.containsKey("NO_COLOR"), terminal, () -> columns);
        Surroundings surroundings = new Surroundings(environment, folder, home, userFolders(), Clock.systemUTC(),
                new Actor("tester", "testhost"), PasswordPrompt.NOBODY);
        int code = new CommandLineProgram(surroundings, console).run(arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a call gave. */
    public record Outcome(int code, String out, String err) {

        /** It went well. */
        public Outcome done() {
            assertThat(code).describedAs("exit code, with out:%n%s%nand err:%n%s", out, err).isEqualTo(ExitCode.DONE);
            return this;
        }

        /** It ended with that code, for which there are words. */
        public Outcome ended(int expected) {
            assertThat(code).describedAs("exit code, with out:%n%s%nand err:%n%s", out, err).isEqualTo(expected);
            return this;
        }

        public JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }

        /** The code of the error in the JSON. */
        public String errorCode() {
            return json().getAsJsonObject("error").get("code").getAsString();
        }
    }
}
