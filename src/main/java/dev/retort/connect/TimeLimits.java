package dev.retort.connect;

import java.time.Duration;

/** Writes durations as settings files do: {@code 500ms}, {@code 5s}, {@code 2min}, {@code 0}. */
final class TimeLimits {

    private TimeLimits() {}

    /** In the largest unit that loses nothing, milliseconds at least. */
    static String format(Duration duration) {
        if (duration.isZero()) {
            return "0";
        }
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "min";
    }
}
