package dev.retort.run;

import java.time.Instant;

import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;

/**
 * A statement outside a transaction that began and was not seen to end.
 *
 * @param revision the revision it belongs to
 * @param direction which way the step went
 * @param statement its index within the step, counted from 0
 * @param sql its text
 * @param at where it stands in its file
 * @param startedAt when it began
 */
public record Interruption(String revision, Direction direction, int statement, String sql,
        SourcePosition at, Instant startedAt) {}
