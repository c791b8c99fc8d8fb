package dev.retort.alembic.connection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.library.encoding.UuidValue;
import dev.retort.python.library.time.DateTimeValue;
import dev.retort.python.library.time.DateValue;
import dev.retort.python.library.time.TimeValue;
import dev.retort.python.library.time.TimeZoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Dates, times and UUIDs of rows as Python's. */
final class CellMoments {

    private CellMoments() {}

    /** A value of {@code java.time}; anything else as text. */
    static Value of(Object cell) {
        return switch (cell) {
            case LocalDate date -> new DateValue(date);
            case LocalTime time -> new TimeValue(time, null);
            case LocalDateTime moment -> new DateTimeValue(moment, null);
            case OffsetDateTime moment -> new DateTimeValue(moment.withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime(), new TimeZoneValue(ZoneOffset.UTC, null));
            default -> new StringValue(cell.toString());
        };
    }

    /** A text SQLite stores a date or time as; the text itself where it is none. */
    static Value parsed(String text, TypeFamily family) {
        try {
            return switch (family) {
                case DATE -> new DateValue(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
                case TIME -> new TimeValue(LocalTime.parse(text), null);
                default -> new DateTimeValue(text.length() <= 10
                        ? LocalDate.parse(text).atStartOfDay()
                        : LocalDateTime.parse(text.replace(' ', 'T')), null);
            };
        } catch (DateTimeException notADate) {
            return new StringValue(text);
        }
    }

    static Value uuid(String text) {
        String full = text.length() == 32
                ? text.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                : text;
        try {
            return new UuidValue(UUID.fromString(full));
        } catch (IllegalArgumentException notAnId) {
            return new StringValue(text);
        }
    }
}
