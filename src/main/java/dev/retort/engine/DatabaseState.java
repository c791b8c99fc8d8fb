package dev.retort.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.run.Interruption;

/**
 * Where a database stands against a project.
 *
 * @param database which
 * @param server product and version, such as {@code PostgreSQL 15.19}
 * @param rows the version table's rows, in its order; empty where there is no table
 * @param versionTable whether the version table exists
 * @param unknown rows no file has
 * @param applied every revision the rows imply
 * @param pending how many revisions upgrading to all heads would run
 * @param revisions what is known of each revision that has a file
 * @param interruption a statement outside a transaction that began and was not seen to end; null for none
 * @param readAt when this was read
 */
public record DatabaseState(Database database, String server, List<String> rows, boolean versionTable,
        List<String> unknown, Set<String> applied, int pending, Map<String, RevisionState> revisions,
        @Nullable Interruption interruption, Instant readAt) {

    public DatabaseState {
        rows = List.copyOf(rows);
        unknown = List.copyOf(unknown);
        applied = Set.copyOf(applied);
        revisions = Map.copyOf(revisions);
    }

    /** What is known of a revision; pending where nothing is. */
    public RevisionState of(String revision) {
        return revisions.getOrDefault(revision, RevisionState.PENDING);
    }
}
