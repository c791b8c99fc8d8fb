package dev.retort.workbench.history;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.retort.run.LogEntry;
import dev.retort.workbench.text.Messages;

/**
 * One row of the log as it is shown.
 *
 * @param entry what the log says; null for a revision that is applied though no entry knows of it
 * @param revision its id; empty for a stamp to base
 * @param message the revision's message when it ran, or now where the log does not know
 * @param file what became of the revision's file since
 */
record LogRow(@Nullable LogEntry entry, String revision, String message, FileState file) {

    /** The revision's file compared with what ran. */
    enum FileState {
        /** It is what ran. */
        SAME,
        /** It was edited since. */
        EDITED,
        /** No file has this revision any more. */
        GONE,
        /** The log does not say what ran. */
        UNKNOWN
    }

    /** How it ended. */
    enum Result {
        DONE, FAILED, CANCELLED,
        /** Another tool applied it, or a person did by hand. */
        FOREIGN;

        /** The word for it. */
        String words() {
            return Messages.text("history.result." + name().toLowerCase(Locale.ROOT));
        }
    }

    Result result() {
        if (entry == null) {
            return Result.FOREIGN;
        }
        return switch (entry.result()) {
            case "done" -> Result.DONE;
            case "cancelled" -> Result.CANCELLED;
            default -> Result.FAILED;
        };
    }

    /** {@code mira@desk}; empty where the log does not know. */
    String by() {
        return entry == null ? "" : entry.user() + "@" + entry.host();
    }

    /** The backup taken before it; empty for none. */
    String backup() {
        return entry == null || entry.backup() == null ? "" : entry.backup();
    }

    /** Whether every word of {@code filter} stands somewhere in the row, in whatever case. */
    boolean has(String filter) {
        String text = String.join("\n", revision, message, result().words(), by(), backup(),
                entry == null
                        ? ""
                        : String.join("\n", entry.direction().text(), entry.error(),
                                String.join(" ", entry.headsAfter())))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(filter.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }
}
