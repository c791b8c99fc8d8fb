package dev.retort.sql;

import java.util.Locale;
import java.util.Optional;

/** The databases whose SQL Retort reads and writes; {@link #text()} is the word used in files and on the command line. */
public enum DialectName {
    POSTGRESQL("PostgreSQL"), SQLITE("SQLite");

    private final String title;

    DialectName(String title) {
        this.title = title;
    }

    /** {@code postgresql} or {@code sqlite}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name as its makers write it. */
    public String title() {
        return title;
    }

    /** The dialect {@code text} names, in lower case; empty for any other word. */
    public static Optional<DialectName> of(String text) {
        for (DialectName name : values()) {
            if (name.text().equals(text)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
