package dev.retort.python.library.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/**
 * A {@code datetime.datetime}. Classes and functions of it: {@link DateTimeMethods}.
 *
 * @param zone its {@code tzinfo}; null for a naive one
 */
public record DateTimeValue(LocalDateTime value, @Nullable TimeZoneValue zone) implements HostValue {

    static final ClassValue TYPE = Native.type("datetime", "datetime", List.of(DateValue.TYPE),
            DateTimeMethods.names(), DateTimeMethods::construct);

    /** How far it is from UTC; null for a naive one. */
    public @Nullable ZoneOffset offset() {
        return zone == null ? null : zone.offset(value);
    }

    /** The moment, a naive one taken as UTC. */
    Instant instant() {
        ZoneOffset offset = offset();
        return value.toInstant(offset == null ? ZoneOffset.UTC : offset);
    }

    public static DateTimeValue of(Instant instant, @Nullable TimeZoneValue zone) {
        return new DateTimeValue(LocalDateTime.ofInstant(instant, zone == null ? ZoneOffset.UTC : zone.zone()), zone);
    }

    /** Seconds since 1970 in UTC, with microseconds. */
    static LocalDateTime ofStamp(Value stamp, Interpreter in) {
        BigInteger whole = Plain.whole(stamp);
        BigDecimal seconds = whole != null
                ? new BigDecimal(whole)
                : stamp instanceof FloatValue(double number) && !Double.isNaN(number) && !Double.isInfinite(number)
                        ? new BigDecimal(number)
                        : null;
        if (seconds == null) {
            throw in.raise("TypeError", "a timestamp should be a number, not " + Plain.typeName(stamp, in));
        }
        BigInteger micros = seconds.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
        if (micros.bitLength() > 60) {
            throw in.raise("ValueError", "year is out of range");
        }
        LocalDateTime made = LocalDateTime.ofInstant(Instant.EPOCH.plus(micros.longValue(),
                java.time.temporal.ChronoUnit.MICROS), ZoneOffset.UTC);
        Moments.checkYear(made.getYear(), in);
        return made;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        LocalDate date = value.toLocalDate();
        LocalTime time = value.toLocalTime();
        return switch (name) {
            case "hour" -> IntValue.of(time.getHour());
            case "minute" -> IntValue.of(time.getMinute());
            case "second" -> IntValue.of(time.getSecond());
            case "microsecond" -> IntValue.of(Moments.micros(time.getNano()));
            case "tzinfo" -> zone == null ? NoneValue.NONE : zone;
            case "fold" -> IntValue.of(0);
            default -> {
                Value method = DateTimeMethods.ALL.bound(this, name);
                yield method == null ? new DateValue(date).attribute(name, in) : method;
            }
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        Value plain = Plain.of(other);
        if (plain instanceof TimeDeltaValue(Duration delta)) {
            return switch (operator) {
                case "+" -> plus(delta, in);
                case "-" -> reflected ? null : plus(delta.negated(), in);
                default -> null;
            };
        }
        if (!(plain instanceof DateTimeValue moment)) {
            return null;
        }
        boolean mixed = (zone == null) != (moment.zone() == null);
        if (mixed) {
            if (operator.equals("==") || operator.equals("!=")) {
                return BoolValue.of(operator.equals("!="));
            }
            throw in.raise("TypeError", operator.equals("-")
                    ? "can't subtract offset-naive and offset-aware datetimes"
                    : "can't compare offset-naive and offset-aware datetimes");
        }
        Instant left = reflected ? moment.instant() : instant();
        Instant right = reflected ? instant() : moment.instant();
        return operator.equals("-")
                ? new TimeDeltaValue(Duration.between(right, left))
                : Ordering.compared(operator, left.compareTo(right));
    }

    private Value plus(Duration delta, Interpreter in) {
        LocalDateTime made = Moments.made(() -> value.plus(delta), in);
        if (made.getYear() < 1 || made.getYear() > 9999) {
            throw in.raise("OverflowError", "date value out of range");
        }
        return new DateTimeValue(made, zone);
    }

    @Override
    public String format(String spec, Interpreter in) {
        return TimeFormat.write(spec, value, zone, in);
    }

    String iso(String separator, String timeSpec, Interpreter in) {
        ZoneOffset offset = offset();
        return value.toLocalDate() + separator + TimeValue.iso(value.toLocalTime(), timeSpec, in)
                + (offset == null ? "" : TimeZoneValue.offsetText(offset, ":"));
    }

    @Override
    public String text(Interpreter in) {
        return iso(" ", "auto", in);
    }

    @Override
    public String repr(Interpreter in) {
        return "datetime.datetime(" + value.getYear() + ", " + value.getMonthValue() + ", " + value.getDayOfMonth()
                + ", " + value.getHour() + ", " + value.getMinute() + TimeValue.smallParts(value.toLocalTime())
                + (zone == null ? ")" : ", tzinfo=" + zone.repr(in) + ")");
    }
}
