package dev.retort.alembic.env;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What an {@code env.py} makes of the database's URL. It may hold a password, so it is never printed.
 *
 * @param url null where env.py names none of its own, or it could not be found out
 * @param problem why it could not be found out, a sentence; empty where it could
 * @param missing variables that are set nowhere and would be needed
 */
public record EnvUrl(@Nullable String url, String problem, List<String> missing) {

    /** Of an {@code env.py} that takes the URL of the settings. */
    public static final EnvUrl NONE = new EnvUrl(null, "", List.of());

    public EnvUrl {
        Objects.requireNonNull(problem);
        missing = List.copyOf(missing);
    }

    @Override
    public String toString() {
        return "EnvUrl[" + (url == null ? problem : "…") + "]";
    }
}
