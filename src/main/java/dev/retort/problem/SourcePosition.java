package dev.retort.problem;

/**
 * A place in a file.
 *
 * @param file the path as a person should read it: relative to the project where it lies inside one
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 units
 */
public record SourcePosition(String file, int line, int column) {

    /** {@code file:line:column}, the form editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
