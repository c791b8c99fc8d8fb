package dev.retort.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.env.ModelConventions;
import dev.retort.python.Programs;
import dev.retort.script.ModuleSources;
import dev.retort.script.ScriptFolderReader;

/** The naming conventions of a project's models, found out when a step first names something, and then kept. */
final class Conventions implements Supplier<Map<String, String>> {

    private final Path folder;
    private final Path env;
    private final ModuleSources sources;
    private final Programs programs;
    private @Nullable Map<String, String> found;

    /**
     * @param folder the project's
     * @param env its {@code env.py}
     */
    Conventions(Path folder, Path env, ModuleSources sources, Programs programs) {
        this.folder = folder;
        this.env = env;
        this.sources = sources;
        this.programs = programs;
    }

    @Override
    public synchronized Map<String, String> get() {
        Map<String, String> known = found;
        if (known == null) {
            known = Map.copyOf(read());
            found = known;
        }
        return known;
    }

    private Map<String, String> read() {
        try {
            return ModelConventions.read(Files.readString(env), ScriptFolderReader.shownName(folder, env), sources,
                    programs);
        } catch (IOException _) {
            // Whoever opens the project is told of an env.py that cannot be read.
            return Map.of();
        }
    }
}
