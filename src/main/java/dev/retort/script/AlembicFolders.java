package dev.retort.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
            try {
                for (Path path : depth == Depth.ALL_BELOW ? below(folder) : in(folder)) {
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

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> found = Files.find(folder, Integer.MAX_VALUE,
                (path, attributes) -> attributes.isRegularFile() && isRevision(path), FileVisitOption.FOLLOW_LINKS)) {
            return ScriptFolderReader.inOrder(folder, found.toList());
        }
    }

    /** By name. Of thousands of files the old way of listing has them several times sooner than a walk. */
    private static List<Path> in(Path folder) throws IOException {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new AccessDeniedException(folder.toString());
        }
        if (folder.toString().endsWith("__pycache__")) {
            return List.of();
        }
        Arrays.sort(names);
        List<Path> found = new ArrayList<>(names.length);
        for (String name : names) {
            if (isRevision(name)) {
                Path path = folder.resolve(name);
                if (Files.isRegularFile(path)) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    /** Alembic's own rule, without the compiled files of {@code sourceless}. */
    private static boolean isRevision(Path path) {
        return isRevision(String.valueOf(path.getFileName()))
                && !String.valueOf(path.getParent()).endsWith("__pycache__");
    }

    private static boolean isRevision(String name) {
        return name.endsWith(".py") && !name.startsWith(".#") && !name.startsWith("__init__");
    }
}
