package dev.retort.corpus;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;

/** The real Alembic, rendering revision files in a process of its own. */
final class RealAlembic implements AutoCloseable {

    private final Process process;
    private final Path output;

    private RealAlembic(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** One of the two is null. */
    record Rendered(@Nullable String sql, @Nullable String error) {}

    static String key(Path file, Direction direction, DialectName dialect) {
        return file + " " + direction.name().toLowerCase(Locale.ROOT) + " " + dialect.text();
    }

    /** The interpreter that has Alembic: the one its program begins with. */
    private static String python() throws IOException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(folder, "alembic");
            if (Files.isRegularFile(program)) {
                String first = Files.readAllLines(program).getFirst();
                return first.startsWith("#!") ? first.substring(2).strip() : "python3";
            }
        }
        throw new IOException("The real Alembic is missing: apt-get install alembic python3-psycopg2");
    }

    /**
     * Begins to render files, both ways and for both dialects.
     *
     * @param conventions naming conventions of the project's metadata, which its {@code env.py} would give Alembic
     */
    static RealAlembic start(List<Path> files, List<Path> paths, Map<String, String> conventions, Path work)
            throws IOException {
        Path script = work.resolve("render.py");
        try (InputStream in = Objects.requireNonNull(RealAlembic.class.getResourceAsStream("/corpus/render.py"))) {
            Files.write(script, in.readAllBytes());
        }
        Gson gson = new Gson();
        StringBuilder tasks = new StringBuilder();
        for (Path file : files) {
            tasks.append(gson.toJson(Map.of("file", file.toString(), "paths",
                    paths.stream().map(Path::toString).toList(), "conventions", conventions))).append('\n');
        }
        Path input = Files.writeString(work.resolve("tasks.json"), tasks);
        Path output = work.resolve("rendered.json");
        return new RealAlembic(new ProcessBuilder(python(), "-B", script.toString()).directory(work.toFile())
                .redirectInput(input.toFile()).redirectOutput(output.toFile())
                .redirectError(work.resolve("errors.txt").toFile()).start(), output);
    }

    /** What it gives for each file, direction and dialect, by {@link #key}; waits for the last. */
    Map<String, Rendered> rendered() throws IOException, InterruptedException {
        process.waitFor();
        Gson gson = new Gson();
        Map<String, Rendered> rendered = new HashMap<>();
        for (String line : Files.readString(output, StandardCharsets.UTF_8).lines().toList()) {
            JsonObject answer = gson.fromJson(line, JsonObject.class);
            rendered.put(answer.get("file").getAsString() + " " + answer.get("direction").getAsString() + " "
                    + answer.get("dialect").getAsString(),
                    new Rendered(answer.has("sql") ? answer.get("sql").getAsString() : null,
                            answer.has("error") ? answer.get("error").getAsString() : null));
        }
        return rendered;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
