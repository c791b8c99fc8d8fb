package dev.retort.script;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Revision;

/** What the header of a revision file says. */
record ScriptHeader(Revision revision, String description, @Nullable Duration lockTimeout,
        @Nullable Duration statementTimeout) {}
