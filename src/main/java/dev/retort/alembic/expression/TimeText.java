package dev.retort.alembic.expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.NativeType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.library.encoding.UuidValue;
import dev.retort.python.library.number.DecimalValue;
import dev.retort.python.library.time.DateTimeValue;
import dev.retort.python.library.time.DateValue;
import dev.retort.python.library.time.TimeDeltaValue;
import dev.retort.python.library.time.TimeValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Refusal;
import dev.retort.sql.DialectName;

/**
 * Dates, times, decimals and UUIDs as SQL literals: on SQLite in the forms SQLAlchemy stores them in, on PostgreSQL in
 * ISO's.
 */
final class TimeText {

    private TimeText() {}

    static String of(HostValue value, SqlaType type, DialectName dialect) {
        boolean sqlite = dialect == DialectName.SQLITE;
        return switch (value) {
            case DecimalValue(BigDecimal number) -> number.toPlainString();
            case DateTimeValue moment when type.family() == TypeFamily.DATE -> quoted(
                    moment.value().toLocalDate().toString());
            case DateTimeValue moment -> quoted(sqlite ? stored(moment.value()) : iso(moment));
            case DateValue(LocalDate date) when sqlite && type.family() == TypeFamily.DATETIME -> quoted(
                    stored(date.atStartOfDay()));
            case DateValue(LocalDate date) -> quoted(date.toString());
            case TimeValue time -> quoted(sqlite
                    ? stored(time.value())
                    : iso(time.value()) + offset(time.zone() == null
                            ? null
                            : time.zone().offset(LocalDateTime.of(LocalDate.EPOCH, time.value()))));
            case TimeDeltaValue(Duration span) -> sqlite
                    ? quoted(stored(LocalDateTime.of(1970, 1, 1, 0, 0).plus(span)))
                    : interval(span);
            case UuidValue(UUID id) when !isUuid(type) -> quoted(id.toString());
            case UuidValue(UUID id) -> sqlite
                    ? quoted(id.toString().replace("-", ""))
                    : quoted(id.toString()) + "::UUID";
            default -> throw new Refusal("A value of type " + value.type().name()
                    + " cannot be written into a statement.", null);
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    /** Whether the type is one of UUIDs, which databases without them store as 32 hexadecimal digits. */
    private static boolean isUuid(SqlaType type) {
        return type instanceof NativeType given && given.type().name().equalsIgnoreCase("Uuid");
    }

    private static String iso(DateTimeValue moment) {
        return moment.value().toLocalDate() + " " + iso(moment.value().toLocalTime()) + offset(moment.offset());
    }

    private static String iso(LocalTime time) {
        String text = String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(),
                time.getSecond());
        return time.getNano() == 0
                ? text
                : text + String.format(Locale.ROOT, ".%06d", time.getNano() / 1000);
    }

    private static String offset(@Nullable ZoneOffset offset) {
        return offset == null ? "" : offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
    }

    /** SQLAlchemy's storage format for SQLite: always with microseconds, never with a zone. */
    private static String stored(LocalDateTime moment) {
        return moment.toLocalDate() + " " + stored(moment.toLocalTime());
    }

    private static String stored(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%06d", time.getHour(), time.getMinute(), time.getSecond(),
                time.getNano() / 1000);
    }

    /** As psycopg2 writes a {@code timedelta}. */
    private static String interval(Duration span) {
        long days = Math.floorDiv(span.getSeconds(), 86_400L);
        long seconds = Math.floorMod(span.getSeconds(), 86_400L);
        return String.format(Locale.ROOT, "'%d days %d.%06d seconds'::interval", days, seconds,
                span.getNano() / 1000);
    }
}
