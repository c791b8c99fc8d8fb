package dev.retort.workbench.shell;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;

/** What is known of where the chosen database stands. */
public sealed interface Standing {

    /** No project is open, or it names no database and none was chosen. */
    record NoDatabase() implements Standing {}

    /** It is being read; {@code before} is what was known, null for nothing. */
    record Reading(@Nullable DatabaseState before) implements Standing {}

    record Known(DatabaseState state) implements Standing {}

    /** It could not be read. */
    record Unknown(Throwable failure) implements Standing {}
}
