package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;

/** One row of the file tree. */
sealed interface FileNode {

    /** As the tree shows it. */
    String name();

    Path path();

    record Folder(String name, Path path, List<FileNode> children) implements FileNode {

        public Folder {
            children = List.copyOf(children);
        }

        /** How many files are in it and below. */
        long files() {
            return children.stream().mapToLong(child -> child instanceof Folder folder ? folder.files() : 1).sum();
        }
    }

    record OfFile(String name, Path path, State state) implements FileNode {}

    /** What a file is to the project and its database. */
    enum State {
        /** No revision, or no database to ask. */
        PLAIN, APPLIED, PENDING,
        /** Applied, and edited since. */
        EDITED,
        /** It cannot be read as what it should be. */
        BROKEN
    }
}
