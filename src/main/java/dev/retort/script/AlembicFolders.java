package dev.retort.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where an Alembic project's revision files are.
 *
 * @param folders its {@code version_locations}, absolute
 * @param depth how far below them files count
 */
public record AlembicFolders(List<Path> folders, Depth depth) {

    /** How far below a version folder files count. */
    public enum Depth {
        THE_FOLDER, ALL_BELOW
    }

    public AlembicFolders {
        folders = List.copyOf(folders);
    }

    /** The files in the order Alembic loads them, each once however many names lead to it. */
    List<Path> files() {
        Map<Path, Path> files = new LinkedHashMap<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> found = Files.find(folder, depth == Depth.ALL_BELOW ? Integer.MAX_VALUE : 1,
                    (path, attributes) -> attributes.isRegularFile() && isRevision(path),
                    FileVisitOption.FOLLOW_LINKS)) {
                for (Path path : ScriptFolderReader.inOrder(folder, found.toList())) {
                    // Only several folders can lead to one file, and asking the system for each takes its time.
                    files.putIfAbsent(folders.size() > 1 ? path.toRealPath() : path, path);
                }
            } catch (IOException | UncheckedIOException e) {
                throw ScriptFolderReader.unreadable(folder, "cannot be read", e instanceof IOException io
                        ? io
                        : new IOException(e.getMessage(), e));
            }
        }
        return List.copyOf(files.values());
    }

    /** Alembic's own rule, without the compiled files of {@code sourceless}. */
    private static boolean isRevision(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".py") && !name.startsWith(".#") && !name.startsWith("__init__")
                && !String.valueOf(path.getParent()).endsWith("__pycache__");
    }
}
