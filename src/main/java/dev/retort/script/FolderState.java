package dev.retort.script;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is there at one moment; two equal states mean that nothing changed between them.
 *
 * @param folders every folder whose entries matter
 * @param files the files and how they looked
 */
record FolderState(Set<Path> folders, Map<Path, Look> files) {

    /** What of a file changes when it is written. */
    record Look(long size, FileTime modified, @Nullable Object key) {

        static Look of(BasicFileAttributes attributes) {
            return new Look(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /** What to look at. */
    record Watched(List<Path> folders, List<Path> files) {

        static Watched of(Collection<Path> folders, Collection<Path> files) {
            return new Watched(folders.stream().map(Path::toAbsolutePath).toList(),
                    files.stream().map(Path::toAbsolutePath).toList());
        }
    }

    static FolderState of(Watched watched) {
        FolderState state = new FolderState(new HashSet<>(), new HashMap<>());
        for (Path folder : watched.folders()) {
            state.addFolder(folder);
        }
        for (Path file : watched.files()) {
            state.addFile(file);
        }
        return state;
    }

    private void addFolder(Path folder) {
        try {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                            if (!directory.equals(folder) && isHidden(directory)) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            folders.add(directory);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (!isHidden(file)) {
                                files.put(file, Look.of(attributes));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException problem) {
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException _) {
            // The folder is gone, which is a state too.
        }
    }

    private void addFile(Path file) {
        Path parent = file.getParent();
        if (parent != null && Files.isDirectory(parent)) {
            folders.add(parent);
        }
        try {
            files.put(file, Look.of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException _) {
            // The file is not there, which is a state too.
        }
    }

    static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
