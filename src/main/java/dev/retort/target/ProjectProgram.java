package dev.retort.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * A program of a project that prints something Retort wants to read. It runs the project's code, so whoever calls it
 * has asked a person before.
 *
 * @param shown what to call it
 * @param words the program and its arguments
 * @param folder it runs in
 * @param environment all there is; nothing is inherited
 * @param time how long it may take
 * @param most how many characters it may print
 */
record ProjectProgram(String shown, List<String> words, Path folder, Map<String, String> environment, Duration time,
        int most) {

    private static final int LINES_KEPT = 20;
    private static final int LONGEST_LINE = 500;
    /** A URL's password, which programs like to print when they cannot connect. */
    private static final Pattern PASSWORD = Pattern.compile("(://[^\\s/:@]*:)[^\\s@]+@");

    ProjectProgram {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Called as a person would type it. */
    ProjectProgram(List<String> words, Path folder, Map<String, String> environment, Duration time, int most) {
        this(String.join(" ", words), words, folder, environment, time, most);
    }

    /**
     * Runs it to its end.
     *
     * @return what it printed, read as UTF-8, without a byte order mark
     * @throws RetortException {@code invalid-settings} where it cannot be started; {@code statement-failed} where it does
     *         not end well or in time, prints too much or nothing, with its last words under {@code output};
     *         {@code cancelled}
     */
    String output(Cancellation cancellation) {
        cancellation.check();
        Process process = start();
        Deque<String> lastWords = new ArrayDeque<>();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean late = new AtomicBoolean();
        Thread listener = Thread.ofVirtual().name(words.getFirst() + " stderr").start(() -> listen(process, lastWords));
        Thread.ofVirtual().name(words.getFirst() + " time limit").start(() -> watch(process, ended, late));
        try (Cancellation.Registration _ = cancellation.onCancel(() -> end(process))) {
            String printed = read(process);
            int exit = process.waitFor();
            listener.join();
            cancellation.check();
            if (late.get()) {
                throw failed("did not end within " + time.toSeconds() + " seconds and was stopped.", lastWords)
                        .hint("Run it by hand to see what it waits for.");
            }
            if (printed == null) {
                throw failed("printed more than " + most / 1_000_000 + " million characters and was stopped.",
                        lastWords).hint("It should print the statements that make the schema, without rows.");
            }
            if (exit != 0) {
                throw failed(lastWords.isEmpty()
                        ? "ended with exit code " + exit + " and said nothing."
                        : "ended with exit code " + exit + ": " + lastWords.getLast(), lastWords)
                        .hint("Run it by hand in " + folder + " to see the rest.").data("exit_code", exit);
            }
            if (printed.isBlank()) {
                throw failed("printed nothing.", lastWords)
                        .hint("It should print the statements that make the schema to its standard output.");
            }
            return printed.startsWith("\uFEFF") ? printed.substring(1) : printed;
        } catch (IOException e) {
            cancellation.check();
            throw failed(late.get()
                    ? "did not end within " + time.toSeconds() + " seconds and was stopped."
                    : "could not be read: " + e.getMessage(), lastWords);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetortException(ProblemCode.CANCELLED, "Interrupted while " + shown() + " ran.", e);
        } finally {
            ended.countDown();
            end(process);
        }
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The program " + words.getFirst()
                    + " cannot be started: " + e.getMessage(), e)
                    .hint("Check its name and that it can be found from " + folder + ".");
        }
    }

    /** Null where it is too much; the program is stopped then. */
    private @Nullable String read(Process process) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] part = new char[8192];
        try (Reader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int count = reader.read(part); count >= 0; count = reader.read(part)) {
                text.append(part, 0, count);
                if (text.length() > most) {
                    end(process);
                    return null;
                }
            }
        }
        return text.toString();
    }

    private void watch(Process process, CountDownLatch ended, AtomicBoolean late) {
        try {
            if (!ended.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                end(process);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Process process) {
        // What it started may hold its output open.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void listen(Process process, Deque<String> lastWords) {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lastWords.addLast(shown(line));
                }
                if (lastWords.size() > LINES_KEPT) {
                    lastWords.removeFirst();
                }
            }
        } catch (IOException _) {
            // The program was stopped; what it said until then is kept.
        }
    }

    private static String shown(String line) {
        String masked = PASSWORD.matcher(line).replaceAll("$1***@");
        return masked.length() > LONGEST_LINE ? masked.substring(0, LONGEST_LINE) + "…" : masked;
    }

    private RetortException failed(String what, Deque<String> lastWords) {
        return new RetortException(ProblemCode.STATEMENT_FAILED, "The program " + shown() + " " + what).data("output",
                new ArrayList<>(lastWords));
    }
}
