package dev.retort.revision;

import java.util.Locale;

/** Which way a path leads. */
public enum Direction {
    UPGRADE, DOWNGRADE, STAMP;

    /** The word used in JSON, on the command line and in the log. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
