package dev.retort.engine;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a database and its log say of one revision.
 *
 * @param applied whether the version table implies it
 * @param appliedAt when, as the log has it; null where it is not applied or another tool applied it
 * @param appliedBy who, as {@code user@host}; empty where the log does not say
 * @param duration how long it took; null where the log does not say
 * @param byRetort whether the log knows of it
 * @param edited whether its file changed since it was applied
 */
public record RevisionState(boolean applied, @Nullable Instant appliedAt, String appliedBy,
        @Nullable Duration duration, boolean byRetort, boolean edited) {

    public static final RevisionState PENDING = new RevisionState(false, null, "", null, false, false);
}
