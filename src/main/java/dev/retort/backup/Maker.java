package dev.retort.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.retort.dialect.Actor;

/**
 * The process that makes a backup.
 *
 * @param pid its number
 * @param started when it began, which tells it from a later one of the same number; {@code -} where the system does not
 *        say
 * @param host where it runs
 */
record Maker(long pid, String started, String host) {

    /** After so long even a maker that cannot be asked, on another machine, is given up. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    /** A marker is empty for a moment after it was made. */
    private static final Duration BIRTH = Duration.ofMinutes(1);

    static Maker here() {
        ProcessHandle process = ProcessHandle.current();
        return new Maker(process.pid(), startOf(process), Actor.ofThisProcess(System.getenv()).host());
    }

    String text() {
        return pid + " " + started + " " + host;
    }

    /** Whether the maker that a marker names has ended; {@code written} is when the marker was. */
    static boolean isDead(String text, Instant written) {
        Duration age = Duration.between(written, Instant.now());
        String[] words = text.strip().split(" ", 3);
        if (words.length < 3 || !words[0].matches("[0-9]{1,18}")) {
            return age.compareTo(BIRTH) > 0;
        }
        if (!words[2].equals(Actor.ofThisProcess(System.getenv()).host())) {
            return age.compareTo(PATIENCE) > 0;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(words[0]));
        return process.isEmpty() || !process.get().isAlive() || !startOf(process.get()).equals(words[1]);
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }
}
