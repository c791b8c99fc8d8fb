package dev.retort.script;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

import org.jspecify.annotations.Nullable;

/** The date in an Alembic file's docstring, as Python writes one; without an offset it is taken as local time, which Alembic
 * writes unless a project says otherwise. */
final class CreateDate {

    private static final String USUAL = "0000-00-00 00:00:00.000000";
    private static final int SECONDS = 19;
    /** In milliseconds. */
    private static final long AROUND = Duration.ofHours(36).toMillis();

    private CreateDate() {}

    /**
     * Empty where it is no date: anything may stand in a docstring.
     *
     * @param zone of a time without an offset
     */
    static Optional<Instant> parse(String text, TimeZone zone) {
        try {
            LocalDateTime usual = usual(text);
            if (usual != null) {
                return Optional.of(local(usual, zone));
            }
            TemporalAccessor found = Formats.ANY.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(found instanceof OffsetDateTime time
                    ? time.toInstant()
                    : LocalDateTime.from(found).atZone(zone.toZoneId()).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * The moment of a local time. Where the clock is not changed on the days around it, the old time zones tell it, which
     * are there much sooner than the new ones: those look for further rules in every jar first.
     */
    static Instant local(LocalDateTime time, TimeZone zone) {
        long asUtc = time.toInstant(ZoneOffset.UTC).toEpochMilli();
        int before = zone.getOffset(asUtc - AROUND);
        return before == zone.getOffset(asUtc + AROUND)
                ? time.toInstant(ZoneOffset.UTC).minusMillis(before)
                : time.atZone(zone.toZoneId()).toInstant();
    }

    /** A date as Alembic writes it, read faster than by a format; null for any other. */
    private static @Nullable LocalDateTime usual(String text) {
        int length = text.length();
        if (length != USUAL.length() && length != SECONDS) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char shape = USUAL.charAt(i);
            if (shape == '0' ? c < '0' || c > '9' : c != shape) {
                return null;
            }
        }
        int micros = length == SECONDS ? 0 : number(text, 20, 26);
        return LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
                number(text, 14, 16), number(text, 17, 19), micros * 1000);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Apart, for most files do not need it. */
    private static final class Formats {

        private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE).appendPattern("['T'][' ']")
                .append(DateTimeFormatter.ISO_LOCAL_TIME).optionalStart().appendOffset("+HH:MM:ss", "Z")
                .toFormatter(Locale.ROOT);
    }
}
