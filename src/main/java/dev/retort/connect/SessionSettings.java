package dev.retort.connect;

import java.time.Duration;

/**
 * What every connection to a database is set up with.
 *
 * @param role for {@code SET ROLE}; empty for none
 * @param searchPath for {@code SET search_path}; empty to leave it
 * @param lockTimeout zero for no limit
 * @param statementTimeout zero for no limit
 * @param patience how long to go on trying while a server does not answer yet
 */
public record SessionSettings(String role, String searchPath, Duration lockTimeout, Duration statementTimeout,
        Duration patience) {

    public static final SessionSettings DEFAULT = new SessionSettings("", "", Duration.ofSeconds(5), Duration.ZERO,
            Duration.ZERO);

    /** The same with a profile's limits. */
    public SessionSettings with(Profile profile) {
        return new SessionSettings(role, searchPath, profile.lockTimeout(), profile.statementTimeout(), patience);
    }
}
