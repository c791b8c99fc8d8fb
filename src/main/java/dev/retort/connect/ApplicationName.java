package dev.retort.connect;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.retort.dialect.Actor;

/** The name other sessions see in {@code pg_stat_activity}. */
final class ApplicationName {

    /** PostgreSQL cuts an application name off after this many bytes. */
    private static final int LONGEST = 63;

    private ApplicationName() {}

    /**
     * {@code retort user@host since=2026-11-21T10:15:00Z}, in ASCII, as the server would make it, and at most 63 bytes;
     * of a long {@code user@host} the end is left out.
     */
    static String of(Actor actor, Instant since) {
        String end = " since=" + since.truncatedTo(ChronoUnit.SECONDS);
        String who = new String(actor.toString().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("[^!-~]", "?");
        String beginning = "retort " + who;
        int room = LONGEST - end.length();
        return (beginning.length() > room ? beginning.substring(0, room) : beginning) + end;
    }
}
