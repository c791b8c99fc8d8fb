package dev.retort.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import dev.retort.connect.DatabaseUrl;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;

/**
 * A client program of PostgreSQL at work. It writes to us and not to a file of its own: when this process dies, its
 * output breaks and it ends. Connection and password go through its environment, which other users cannot read, and
 * never through its arguments, which they can.
 */
final class ChildProgram implements ScriptSource {

    private static final int LINES_KEPT = 20;
    private static final int PATIENCE_SECONDS = 5;

    private final String name;
    private final Process process;
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final Thread listener;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;

    private ChildProgram(String name, Process process, Cancellation cancellation) {
        this.name = name;
        this.process = process;
        this.cancellation = cancellation;
        this.listener = Thread.ofVirtual().name(name + " stderr").start(this::listen);
        this.registration = cancellation.onCancel(process::destroy);
    }

    /** @param environment all there is; nothing is inherited */
    static ChildProgram start(List<String> command, Map<String, String> environment, Cancellation cancellation)
            throws IOException {
        cancellation.check();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String file = command.getFirst();
        return new ChildProgram(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1), process,
                cancellation);
    }

    /**
     * The environment a program reaches a database by: this process's, without what would send it elsewhere.
     * (PostgreSQL manual, 34.15 "Environment Variables".)
     */
    static Map<String, String> environment(Map<String, String> inherited, DatabaseUrl url) {
        Map<String, String> variables = new TreeMap<>(inherited);
        variables.keySet().removeIf(key -> key.toUpperCase(Locale.ROOT).startsWith("PG"));
        variables.put("LC_MESSAGES", "C");
        variables.put("PGHOST", url.hostOrDefault());
        variables.put("PGPORT", String.valueOf(url.portOrDefault()));
        variables.put("PGDATABASE", url.database());
        variables.put("PGAPPNAME", "retort backup");
        if (!url.user().isEmpty()) {
            variables.put("PGUSER", url.user());
        }
        if (url.password() != null) {
            variables.put("PGPASSWORD", url.password().value());
        }
        Map<String, String> names = Map.ofEntries(Map.entry("sslmode", "PGSSLMODE"),
                Map.entry("sslrootcert", "PGSSLROOTCERT"), Map.entry("sslcert", "PGSSLCERT"),
                Map.entry("sslkey", "PGSSLKEY"), Map.entry("sslnegotiation", "PGSSLNEGOTIATION"),
                Map.entry("channel_binding", "PGCHANNELBINDING"), Map.entry("gssencmode", "PGGSSENCMODE"),
                Map.entry("krbsrvname", "PGKRBSRVNAME"), Map.entry("connect_timeout", "PGCONNECT_TIMEOUT"),
                Map.entry("target_session_attrs", "PGTARGETSESSIONATTRS"), Map.entry("options", "PGOPTIONS"),
                Map.entry("require_auth", "PGREQUIREAUTH"), Map.entry("passfile", "PGPASSFILE"));
        url.options().forEach((key, value) -> {
            if (names.containsKey(key)) {
                variables.put(names.getOrDefault(key, ""), value);
            }
        });
        return variables;
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    /**
     * Waits for its end, once its output has been read.
     *
     * @throws RetortException {@code backup-failed} with its last words where it did not end well, {@code cancelled}
     */
    @Override
    public void finish() {
        try {
            int exit = process.waitFor();
            listener.join();
            cancellation.check();
            if (exit != 0) {
                throw failure(exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Backups.failed(name + " was interrupted.", e);
        }
    }

    private RetortException failure(int exit) {
        String words;
        synchronized (lastWords) {
            words = String.join("\n", lastWords);
        }
        String first = words.lines().filter(line -> line.contains("error:")).findFirst()
                .map(line -> line.replaceFirst("^.*?error: ", ""))
                .orElse(words.isEmpty() ? "exit code " + exit : words);
        return Backups.failed(name + " failed: " + first).data("program_output", words);
    }

    private void listen() {
        try (BufferedReader reader = process.errorReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lastWords) {
                    lastWords.add(line);
                    if (lastWords.size() > LINES_KEPT) {
                        lastWords.removeFirst();
                    }
                }
            }
        } catch (IOException _) {
            // The program was stopped; what it said until then is kept.
        }
    }

    /** Ends it, if it still runs. */
    @Override
    public void close() {
        registration.close();
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        }
    }
}
