package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;

/**
 * A row of the file tree.
 *
 * @param path of the file or folder
 * @param name what the tree calls it
 * @param state of a revision; {@link State#PLAIN} for anything else
 * @param files those of a folder; empty for a file
 * @param isFolder whether it is one
 */
record FileRow(Path path, String name, State state, List<FileRow> files, boolean isFolder) {

    /** How a revision file stands. */
    enum State {
        APPLIED, EDITED, PENDING, UNKNOWN, PROBLEM, PLAIN
    }

    static FileRow file(Path path, String name, State state) {
        return new FileRow(path, name, state, List.of(), false);
    }

    static FileRow folder(Path path, String name, List<FileRow> files) {
        return new FileRow(path, name, State.PLAIN, List.copyOf(files), true);
    }

    /** Whether the tree may keep its row for it: the same place, though what stands there may have changed. */
    boolean isSamePlace(FileRow other) {
        return path.equals(other.path) && isFolder == other.isFolder;
    }
}
