package dev.retort.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import dev.retort.connect.Secret;

/**
 * Where the command line reads and writes. Output is UTF-8 whatever the locale, so that what goes into a file or a pipe
 * is the same everywhere.
 *
 * @param out what was asked for
 * @param err errors, hints and notes
 * @param in what a person types
 * @param interactive whether a person sits there to be asked
 * @param colours whether escape sequences mean something there
 * @param redraws whether a line may be drawn again
 * @param columns how wide it is
 */
record Terminal(PrintStream out, PrintStream err, BufferedReader in, boolean interactive, boolean colours,
        boolean redraws, int columns) {

    private static final int USUAL_COLUMNS = 80;

    /** That of this process. A person is there only if both standard input and standard output are a terminal. */
    static Terminal ofThisProcess(Map<String, String> environment) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        Charset typed = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Terminal(new CheckedOutput(new FileOutputStream(FileDescriptor.out)),
                new CheckedOutput(new FileOutputStream(FileDescriptor.err)),
                new BufferedReader(new InputStreamReader(System.in, typed)), terminal,
                terminal && wantsColours(environment), terminal && !isDumb(environment), columns(environment));
    }

    /** See no-color.org. */
    private static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
    }

    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    /** Shows a question and waits for a line; empty where input has ended. */
    Optional<String> ask(String question) {
        out.print(question);
        out.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for the password of a database without showing what is typed; empty where nothing was. */
    Optional<Secret> askPassword(String database, String reason) {
        err.println(reason);
        err.flush();
        String question = "Password for " + database + ": ";
        Console console = System.console();
        Optional<String> typed;
        if (console == null) {
            typed = ask(question);
        } else {
            char[] password = console.readPassword("%s", question);
            typed = password == null ? Optional.empty() : Optional.of(new String(password));
        }
        return typed.filter(text -> !text.isEmpty()).map(Secret::new);
    }

    /** Why not all of the output could be written. */
    Optional<String> failure() {
        return out instanceof CheckedOutput checked ? checked.failure() : Optional.empty();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
