package dev.retort.target.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.models.ModelFiles;
import dev.retort.python.value.Host.ModuleSource;

/**
 * The modules of a project on disk.
 *
 * @param project its folder, which shown names are relative to
 * @param sources module texts by dotted name
 */
record ProjectFiles(Path project, Function<String, @Nullable ModuleSource> sources) implements ModelFiles {

    @Override
    public @Nullable ModuleSource source(String name) {
        return sources.apply(name);
    }

    @Override
    public List<Entry> modules(String folder) {
        try {
            Path real = project.resolve(folder);
            if (!Files.isDirectory(real)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(real)) {
                return files.map(ProjectFiles::entry).flatMap(java.util.Optional::stream)
                        .sorted(Comparator.comparing(Entry::name)).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidPathException _) {
            return List.of();
        }
    }

    private static java.util.Optional<Entry> entry(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            return Files.isRegularFile(file.resolve("__init__.py"))
                    ? java.util.Optional.of(new Entry(name, true))
                    : java.util.Optional.empty();
        }
        return name.endsWith(".py") && !name.equals("__init__.py")
                ? java.util.Optional.of(new Entry(name.substring(0, name.length() - 3), false))
                : java.util.Optional.empty();
    }
}
