package dev.retort.cli.output;

import java.io.BufferedReader;
import java.io.Console;
import java.io.File;
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
import java.util.function.IntSupplier;

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
 * @param width asks how many columns it has, which takes a moment
 */
public record Terminal(PrintStream out, PrintStream err, BufferedReader in, boolean interactive, boolean colours,
        boolean redraws, IntSupplier width) {

    private static final int USUAL_COLUMNS = 80;
    private static final File TTY = new File("/dev/tty");

    /** That of this process. A person is there only if both standard input and standard output are a terminal. */
    public static Terminal ofThisProcess(Map<String, String> environment) {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        Charset typed = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new Terminal(new CheckedOutput(new FileOutputStream(FileDescriptor.out)),
                new CheckedOutput(new FileOutputStream(FileDescriptor.err)),
                new BufferedReader(new InputStreamReader(System.in, typed)), terminal,
                terminal && wantsColours(environment), terminal && !isDumb(environment),
                () -> columns(environment, terminal));
    }

    /** See no-color.org. */
    private static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
    }

    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** How many columns wide it is now. */
    public int columns() {
        return width.getAsInt();
    }

    /** By the variable, which shells keep to themselves; else as the terminal says. */
    private static int columns(Map<String, String> environment, boolean terminal) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[1-9]\\d{1,3}")) {
            return Integer.parseInt(columns);
        }
        return terminal ? askedColumns() : USUAL_COLUMNS;
    }

    private static int askedColumns() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.from(TTY))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            // Rows and columns; a terminal that does not know its size says 0.
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()
                    .split(" ");
            return size.length == 2 && size[1].matches("[1-9]\\d{1,3}") ? Integer.parseInt(size[1]) : USUAL_COLUMNS;
        } catch (IOException e) {
            return USUAL_COLUMNS;
        }
    }

    /** Shows a question and waits for a line; empty where input has ended. */
    public Optional<String> ask(String question) {
        out.print(question);
        out.flush();
        try {
            String line = in.readLine();
            if (line == null) {
                // Ctrl-D leaves the cursor behind the question.
                out.println();
            }
            return Optional.ofNullable(line).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for the password of a database without showing what is typed; empty where nothing was. */
    public Optional<Secret> askPassword(String database, String reason) {
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
    public Optional<String> failure() {
        return out instanceof CheckedOutput checked ? checked.failure() : Optional.empty();
    }

    public void flush() {
        out.flush();
        err.flush();
    }
}
