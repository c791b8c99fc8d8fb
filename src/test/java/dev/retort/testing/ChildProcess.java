package dev.retort.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own with the class path of the tests, to be killed with SIGKILL at a point it has reached and told of. In
 * the child, {@link PausePoint} says so and waits.
 */
public final class ChildProcess implements AutoCloseable {

    private static final String END = "\0end";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private ChildProcess(Process process) {
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread.startVirtualThread(() -> read(process.inputReader(StandardCharsets.UTF_8)));
    }

    /** Starts {@code main}; a child whose parent dies ends by itself as soon as it pauses. */
    public static ChildProcess start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException _) {
            // The stream of a killed process.
        }
        lines.add(END);
    }

    /** Waits for a line that begins with {@code prefix}, and gives the rest of it. */
    public String await(String prefix) {
        while (true) {
            String line = next();
            if (line.equals(END)) {
                throw new AssertionError("the child ended without saying " + prefix + ":\n" + String.join("\n", seen));
            }
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length()).strip();
            }
        }
    }

    private String next() {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the child says nothing any more:\n" + String.join("\n", seen));
            }
            seen.add(line);
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the child has reached the point. */
    public void awaitPause(String point) {
        await(PausePoint.REACHED + point);
    }

    /** Lets a child that pauses go on. */
    public void goOn() {
        try {
            input.write("\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
