package dev.retort.workbench.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures are written: the same everywhere, short, with their unit. */
public final class Figures {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final String[] BYTE_UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private Figures() {}

    /** {@code 389,204}. */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 14}, {@code 18.2 k}, {@code 1.2 M}. */
    public static String shortCount(long number) {
        if (number < 10_000) {
            return count(number);
        }
        return number < 1_000_000 ? scaled(number / 1e3) + " k" : scaled(number / 1e6) + " M";
    }

    private static String scaled(double value) {
        return String.format(Locale.ENGLISH, value < 100 ? "%.1f" : "%.0f", value);
    }

    /** {@code 312 bytes}, {@code 4.2 kB}, {@code 1.9 GB}; decimal units. */
    public static String bytes(long size) {
        double value = size;
        int unit = 0;
        while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String figure = unit == 0 || value >= 99.5
                ? String.format(Locale.ENGLISH, "%.0f", value)
                : String.format(Locale.ENGLISH, "%.1f", value);
        return figure + " " + BYTE_UNITS[unit];
    }

    /** {@code 9 ms}, {@code 5 s}, {@code 1.84 s}, {@code 41.6 s}, {@code 1:03}, {@code 2:05:00}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000 && millis % 1000 == 0) {
            return millis / 1000 + " s";
        }
        if (millis < 10_000) {
            return String.format(Locale.ENGLISH, "%.2f s", millis / 1000.0);
        }
        return millis < 60_000 ? String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0) : running(duration);
    }

    /** {@code 01:52}, {@code 2:05:00}: a clock that runs. */
    public static String clock(Duration duration) {
        return duration.toHours() > 0
                ? running(duration)
                : String.format(Locale.ROOT, "%02d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    private static String running(Duration duration) {
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(),
                        duration.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    /** {@code 2026-11-20 16:42}, in the zone of whoever reads it. */
    public static String minute(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone));
    }

    /** {@code 14:31:58}. */
    public static String timeOfDay(Instant instant, ZoneId zone) {
        return CLOCK.format(instant.atZone(zone));
    }

    /** {@code 12 minutes ago}, {@code today, 09:12}, {@code yesterday, 17:40}, {@code 18 November}. */
    public static String ago(Instant instant, Instant now, ZoneId zone) {
        long minutes = Duration.between(instant, now).toMinutes();
        if (minutes < 1) {
            return Messages.text("time.just-now");
        }
        if (minutes < 60) {
            return Messages.text("time.minutes-ago", minutes);
        }
        ZonedDateTime then = instant.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        String time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(then);
        if (then.toLocalDate().equals(today)) {
            return Messages.text("time.today", time);
        }
        if (then.toLocalDate().equals(today.minusDays(1))) {
            return Messages.text("time.yesterday", time);
        }
        return (then.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(then);
    }
}
