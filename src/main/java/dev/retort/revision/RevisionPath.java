package dev.retort.revision;

import java.util.List;

/**
 * The way from the rows of a version table to a target.
 *
 * @param direction upgrade, downgrade or stamp
 * @param target the target as it was asked for
 * @param from the rows before, sorted
 * @param to the rows after, sorted
 * @param steps in the order they run; empty where there is nothing to do
 * @param warnings sentences a person should read first
 */
public record RevisionPath(Direction direction, String target, List<String> from, List<String> to,
        List<RevisionStep> steps, List<String> warnings) {

    public RevisionPath {
        from = List.copyOf(from);
        to = List.copyOf(to);
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }
}
