package dev.retort.run;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Direction;

/**
 * Which entries of the log to read, newest first.
 *
 * @param revision only this one's; null for all
 * @param direction only this way; null for all
 * @param result only {@code done}, {@code failed} or {@code cancelled}; null for all
 * @param before only entries with a smaller id, to read the next page; {@link Long#MAX_VALUE} for the first
 * @param limit at most so many
 */
public record LogQuery(@Nullable String revision, @Nullable Direction direction, @Nullable String result, long before,
        int limit) {

    /** The newest {@code limit} entries. */
    public static LogQuery newest(int limit) {
        return new LogQuery(null, null, null, Long.MAX_VALUE, limit);
    }

    /** The page after the entry with the id {@code last}. */
    public LogQuery after(long last) {
        return new LogQuery(revision, direction, result, last, limit);
    }
}
