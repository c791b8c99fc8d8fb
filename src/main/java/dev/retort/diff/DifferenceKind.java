package dev.retort.diff;

import java.util.Locale;

/** What a difference does to the database. */
public enum DifferenceKind {
    ADD, ALTER, RENAME, DROP;

    /** The word a person reads: {@code add}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
