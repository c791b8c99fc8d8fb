package dev.retort.script;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Reads all revision files of a project. */
public final class ScriptFolderReader {

    /** Fewer files are read before another thread has begun. */
    private static final int WORTH_SHARING = 32;

    private ScriptFolderReader() {}

    private record Outcome(@Nullable Script script, @Nullable RetortException problem) {}

    /**
     * Reads every {@code .sql} file below the version folders, in parallel. Hidden files and folders and files of other
     * kinds are left alone.
     *
     * @param project the project's folder, which shown names are relative to
     * @param versionFolders in the order of the settings
     * @throws RetortException {@code invalid-settings} where a version folder does not exist or cannot be listed
     */
    public static ScriptFolder read(Path project, List<Path> versionFolders) {
        return read(project, files(versionFolders), ScriptReader::read);
    }

    /**
     * Reads every Alembic revision file in the version folders, in parallel, as far as its header. Files are told by
     * their names as Alembic does; folders that do not exist hold none.
     *
     * @param project the project's folder, which shown names are relative to
     * @param folders in the order of the settings
     * @param reader reads one file
     * @throws RetortException {@code invalid-settings} where a version folder cannot be listed
     */
    public static ScriptFolder readAlembic(Path project, AlembicFolders folders, AlembicScriptReader reader) {
        return read(project, folders.files(), reader::read);
    }

    private static ScriptFolder read(Path project, List<Path> files, BiFunction<Path, String, Script> reader) {
        List<Outcome> outcomes = (files.size() < WORTH_SHARING ? files.stream() : files.parallelStream())
                .map(path -> outcome(path, shownName(project, path), reader)).toList();
        List<Script> scripts = new ArrayList<>();
        List<RetortException> problems = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.script() != null) {
                scripts.add(outcome.script());
            }
            if (outcome.problem() != null) {
                problems.add(outcome.problem());
            }
        }
        return new ScriptFolder(scripts, problems);
    }

    /**
     * The revision files in the order Alembic loads them: folder by folder as the settings name them, in each the names
     * sorted, then its sub-folders.
     */
    static List<Path> files(List<Path> versionFolders) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path folder : versionFolders) {
            if (!Files.isDirectory(folder)) {
                throw unreadable(folder, "does not exist.", null);
            }
            List<Path> found = new ArrayList<>();
            try {
                Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
                        new Collector(folder, found));
            } catch (IOException e) {
                throw unreadable(folder, "cannot be read", e);
            }
            files.addAll(inOrder(folder, found));
        }
        return List.copyOf(files);
    }

    static RetortException unreadable(Path folder, String what, @Nullable IOException cause) {
        String message = "The versions folder " + folder + " " + what;
        return (cause == null
                ? new RetortException(ProblemCode.INVALID_SETTINGS, message)
                : new RetortException(ProblemCode.INVALID_SETTINGS, message + ": " + cause.getMessage(), cause))
                .hint("Create it, or name another one under versions in the project's settings.")
                .data("folder", folder.toString());
    }

    /** The path as a person should read it: relative to the project where it lies inside one, with forward slashes. */
    public static String shownName(Path project, Path path) {
        Path base = project.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    private static Outcome outcome(Path path, String file, BiFunction<Path, String, Script> reader) {
        try {
            return new Outcome(reader.apply(path, file), null);
        } catch (RetortException problem) {
            return new Outcome(null, problem);
        }
    }

    /** The files found below a folder: its own before those of its sub-folders, each by name. */
    static List<Path> inOrder(Path folder, Collection<Path> found) {
        record Keyed(String key, Path path) {}
        return found.stream().map(path -> new Keyed(order(folder, path), path))
                .sorted(Comparator.comparing(Keyed::key)).map(Keyed::path).toList();
    }

    private static String order(Path folder, Path path) {
        if (folder.equals(path.getParent())) {
            return "\0" + path.getFileName();
        }
        Path relative = folder.relativize(path);
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < relative.getNameCount(); i++) {
            key.append(i == relative.getNameCount() - 1 ? '\0' : '\1').append(relative.getName(i));
        }
        return key.toString();
    }

    /** Collects the revision files of one folder; a link that leads back up, or a file that is gone, is passed over. */
    private static final class Collector extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final List<Path> found;

        Collector(Path folder, List<Path> found) {
            this.folder = folder;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && hidden(directory)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!hidden(file) && String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".sql")) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (file.equals(folder)
                    || !(problem instanceof FileSystemLoopException || problem instanceof NoSuchFileException)) {
                throw problem;
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean hidden(Path path) {
            return String.valueOf(path.getFileName()).startsWith(".");
        }
    }
}
