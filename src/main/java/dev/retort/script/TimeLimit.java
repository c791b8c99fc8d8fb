package dev.retort.script;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits as PostgreSQL writes them: {@code 500ms}, {@code 2s}, {@code 1min}, {@code 1h}, {@code 0} for none. */
public final class TimeLimit {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(us|ms|s|min|h|d)");

    private TimeLimit() {}

    /** The duration {@code text} stands for; zero means no limit; empty where it has no unit, or another. */
    public static Optional<Duration> parse(String text) {
        if (text.strip().equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(switch (matcher.group(2)) {
            case "us" -> Duration.ofNanos(count * 1_000);
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        });
    }
}
