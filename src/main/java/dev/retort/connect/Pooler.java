package dev.retort.connect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.retort.sql.DialectName;

/**
 * Recognises a connection pooler by its address. One in transaction mode gives every transaction another server
 * session, so that the lock which keeps two migrators apart, and settings such as the lock timeout, get lost.
 */
final class Pooler {

    /** PgBouncer's own port, and the one hosted services give their transaction pooler. */
    private static final Set<Integer> PORTS = Set.of(6432, 6543);

    private Pooler() {}

    /** What makes this URL look like a pooler's, as a piece of a sentence; empty for what looks like a server. */
    static Optional<String> sign(DatabaseUrl url) {
        if (url.dialect() != DialectName.POSTGRESQL) {
            return Optional.empty();
        }
        String host = url.host().toLowerCase(Locale.ROOT);
        if ("true".equals(url.options().get("pgbouncer"))) {
            return Optional.of("pgbouncer=true in the URL");
        }
        if (PORTS.contains(url.portOrDefault())) {
            return Optional.of("port " + url.port());
        }
        boolean named = host.contains("pooler") || host.contains("pgbouncer");
        return named ? Optional.of("the host name " + url.host()) : Optional.empty();
    }
}
