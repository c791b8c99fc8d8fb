package dev.retort.revision;

import java.util.List;

/**
 * One step of a path.
 *
 * @param revision the revision whose upgrade or downgrade runs; for a stamp the revision stamped, empty for base
 * @param direction which of its two directions
 * @param versionChanges what happens to the version table's rows with it, in order
 * @param headsAfter the rows afterwards, sorted
 * @param logLine the step as Alembic words it in its log, such as {@code upgrade 1f2e -> 9a0b}
 */
public record RevisionStep(String revision, Direction direction, List<VersionChange> versionChanges,
        List<String> headsAfter, String logLine) {

    public RevisionStep {
        versionChanges = List.copyOf(versionChanges);
        headsAfter = List.copyOf(headsAfter);
    }
}
