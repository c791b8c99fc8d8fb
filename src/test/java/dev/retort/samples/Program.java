package dev.retort.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs of this machine. */
final class Program {

    private Program() {}

    /** Runs one to its end, which has to be a good one, and gives what it prints. */
    static String run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1", "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs("%s:%n%s", String.join(" ", command), output).isZero();
        return output;
    }

    /** Ends a test early where the real Alembic is not installed; {@code .ci/run} installs it. */
    static void needAlembic() throws InterruptedException {
        try {
            new ProcessBuilder("alembic", "--version").start().waitFor();
        } catch (IOException e) {
            assumeTrue(false, "The real Alembic is missing: apt-get install alembic python3-psycopg2");
        }
    }
}
