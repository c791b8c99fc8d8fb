package dev.retort.revision;

/** One change of the version table's rows; a step makes any number of them, in order. */
public sealed interface VersionChange {

    record Insert(String id) implements VersionChange {}

    record Update(String from, String to) implements VersionChange {}

    record Delete(String id) implements VersionChange {}

    /** Removes every row, whatever they say: {@code stamp --purge}. */
    record Clear() implements VersionChange {}
}
