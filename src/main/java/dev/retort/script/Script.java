package dev.retort.script;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.StepContext;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectName;

/** One revision file, read. */
public sealed interface Script permits SqlScript, AlembicScript {

    Revision revision();

    /** The file and its text. */
    ScriptFile source();

    /** The file, absolute. */
    default Path path() {
        return source().path();
    }

    /** The file as a person should read its name: relative to the project, with forward slashes. */
    default String file() {
        return source().name();
    }

    /** The whole text, without byte order mark, lines ended by a line feed. */
    default String text() {
        return source().text();
    }

    /** What the header says beyond its message; empty where it says nothing. */
    String description();

    /** SHA-256 over {@link #text()} in UTF-8, in lower-case hexadecimal. */
    default String checksum() {
        return source().checksum();
    }

    /** Whether this script can go that way on that dialect: false for a downgrade that is not there. */
    boolean supports(Direction direction, DialectName dialect);

    /** The limits its header sets; null where it sets none. */
    @Nullable
    Duration lockTimeout();

    @Nullable
    Duration statementTimeout();

    /**
     * Runs in a direction against {@code context}.
     *
     * @throws dev.retort.problem.RetortException {@code irreversible} where there is no way back,
     *         {@code invalid-revision-file} where a section cannot be read or the dialect has none
     */
    void drive(Direction direction, StepContext context);

    /**
     * Does what driving begins with and needs no context. To be called by any thread, before the script is driven or
     * not at all; what is wrong with the file is told by {@link #drive}.
     */
    default void prepare() {}
}
