package dev.retort.workbench.connections;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.retort.script.TimeLimit;
import dev.retort.workbench.text.Messages;

/** Time limits as the form writes them: {@code 5 s}, {@code 500 ms}, {@code 2 min}, {@code none}. */
final class TimeLimitText {

    private TimeLimitText() {}

    static String format(Duration limit) {
        if (limit.isZero()) {
            return Messages.text("connections.limit.none");
        }
        long millis = limit.toMillis();
        if (millis % 1_000 != 0) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 60 != 0) {
            return seconds + " s";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + " h" : seconds / 60 + " min";
    }

    /** Empty where {@code text} has no unit, or another; nothing and "none" are no limit. */
    static Optional<Duration> parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty() || typed.equals(Messages.text("connections.limit.none"))) {
            return Optional.of(Duration.ZERO);
        }
        return TimeLimit.parse(typed);
    }
}
