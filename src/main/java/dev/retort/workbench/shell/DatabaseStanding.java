package dev.retort.workbench.shell;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;

/** What is known of where the chosen database stands. */
public sealed interface DatabaseStanding {

    /** No project is open, or it names no database and none was chosen. */
    record NoDatabase() implements DatabaseStanding {}

    /** It is being read; {@code before} is what was known, null for nothing. */
    record Reading(@Nullable DatabaseState before) implements DatabaseStanding {}

    record Known(DatabaseState state) implements DatabaseStanding {}

    /** It could not be read. */
    record Unknown(Throwable failure) implements DatabaseStanding {}
}
