package dev.retort.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Direction;

/**
 * One row of the migration log.
 *
 * @param id orders the log; larger is later
 * @param revision the revision whose step ran; empty for a stamp to base, and for a backup restored in place
 * @param message the revision's message then
 * @param direction which way
 * @param startedAt when the step began
 * @param duration how long it took
 * @param statements how many statements ran
 * @param result {@code done}, {@code failed} or {@code cancelled}
 * @param error what went wrong; empty for done
 * @param user who ran it: the operating system's name
 * @param host where it ran
 * @param checksum of the revision's file then; null for a stamp
 * @param headsAfter the version table's rows afterwards
 * @param backup the backup taken before it, or the one restored; null where none was
 */
public record LogEntry(long id, String revision, String message, Direction direction, Instant startedAt,
        Duration duration, int statements, String result, String error, String user, String host,
        @Nullable String checksum, List<String> headsAfter, @Nullable String backup) {

    public LogEntry {
        headsAfter = List.copyOf(headsAfter);
    }
}
