package dev.retort.connect;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A database that has been chosen: where it is, how to talk to it, and how carefully.
 *
 * @param name the profile's name, or the URL without its password
 * @param url with its password where one is known
 * @param session what each connection is set up with
 * @param profile the profile it was chosen by, or that guards it because it reaches the same server, port and
 *        database; null where no profile knows it
 * @param notes what a person should know: a pooler in between, query keys that were dropped
 */
public record Database(String name, DatabaseUrl url, SessionSettings session, @Nullable Profile profile,
        List<String> notes) {

    public Database {
        notes = List.copyOf(notes);
    }

    /** A database nobody saved: named by its URL, with the usual settings. */
    public static Database of(DatabaseUrl url) {
        return new Database(url.display(), url, SessionSettings.DEFAULT, null, List.of());
    }

    /** The database of a profile. */
    public static Database of(Profile profile) {
        return new Database(profile.name(), profile.url(), SessionSettings.DEFAULT.with(profile), profile, List.of());
    }

    /** The same by another address or login. */
    public Database withUrl(DatabaseUrl other) {
        return new Database(name, other, session, profile, notes);
    }

    /** What makes its URL look like a connection pooler's, which migrations should go round; empty for a server's. */
    public Optional<String> poolerSign() {
        return Pooler.sign(url);
    }

    /** What it is for; development where no profile says otherwise. */
    public Environment environment() {
        return profile == null ? Environment.DEVELOPMENT : profile.environment();
    }
}
