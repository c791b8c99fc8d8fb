package dev.retort.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which database a person named.
 *
 * @param url as given; null for none
 * @param profile a profile's name; null for none
 */
public record DatabaseChoice(@Nullable String url, @Nullable String profile) {

    /** Whatever the project's settings or the environment say. */
    public static final DatabaseChoice OF_THE_PROJECT = new DatabaseChoice(null, null);

    /** A URL as a person gives it, in any form that {@link dev.retort.connect.DatabaseUrl} reads. */
    public static DatabaseChoice url(String url) {
        return new DatabaseChoice(url, null);
    }

    /** A saved connection, by its name. */
    public static DatabaseChoice profile(String name) {
        return new DatabaseChoice(null, name);
    }
}
