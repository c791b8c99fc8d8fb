package dev.retort.connect;

import java.util.Locale;

/** What a database is for; decides its colour and how carefully it is asked about. */
public enum Environment {
    DEVELOPMENT, STAGING, PRODUCTION;

    /** The word in the profiles file and in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
