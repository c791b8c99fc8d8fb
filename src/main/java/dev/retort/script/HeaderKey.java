package dev.retort.script;

import java.util.Locale;
import java.util.Optional;

/** The keys a header may have, each once; any other comment line is its description. */
enum HeaderKey {
    REVISION, REVISES, CREATED, BRANCH_LABELS, DEPENDS_ON, LOCK_TIMEOUT, STATEMENT_TIMEOUT;

    /** The key as files write it, such as {@code branch-labels}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key whose line {@code comment} is: its text, a colon, then a value or nothing. */
    static Optional<HeaderKey> of(String comment) {
        int colon = comment.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String word = comment.substring(0, colon).strip();
        for (HeaderKey key : values()) {
            if (key.text().equals(word)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The key that a line probably means, though its word is another: {@code Revises:}, {@code down_revision =}. */
    static Optional<HeaderKey> meantBy(String comment) {
        int end = Math.max(comment.indexOf(':'), comment.indexOf('='));
        String word = end < 0
                ? ""
                : comment.substring(0, end).strip().toLowerCase(Locale.ROOT).replace('_', '-')
                        .replace(' ', '-');
        return Optional.ofNullable(switch (word) {
            case "revision", "revision-id", "rev" -> REVISION;
            case "revises", "revise", "down-revision", "down-revisions" -> REVISES;
            case "created", "create-date" -> CREATED;
            case "branch-labels", "branch-label" -> BRANCH_LABELS;
            case "depends-on", "depend-on", "depends" -> DEPENDS_ON;
            case "lock-timeout" -> LOCK_TIMEOUT;
            case "statement-timeout" -> STATEMENT_TIMEOUT;
            default -> null;
        });
    }
}
