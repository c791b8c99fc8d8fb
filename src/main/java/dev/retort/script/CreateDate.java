package dev.retort.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** The date in an Alembic file's docstring, as Python writes one; without an offset it is taken as local time, which Alembic
 * writes unless a project says otherwise. */
final class CreateDate {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE).appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME).optionalStart().appendOffset("+HH:MM:ss", "Z")
            .toFormatter(Locale.ROOT);

    private CreateDate() {}

    /** Empty where it is no date: anything may stand in a docstring. */
    static Optional<Instant> parse(String text) {
        try {
            TemporalAccessor found = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(found instanceof OffsetDateTime time
                    ? time.toInstant()
                    : LocalDateTime.from(found).atZone(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
