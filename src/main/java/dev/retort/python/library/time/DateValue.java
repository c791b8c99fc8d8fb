package dev.retort.python.library.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Literals;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A {@code datetime.date}. */
public record DateValue(LocalDate value) implements HostValue {

    static final ClassValue TYPE = Native.type("date", "datetime", List.of(), names(), DateValue::construct);
    private static final Methods<LocalDate> METHODS = new Methods<>(DateValue::date)
            .add("isoformat", (date, given, in) -> new StringValue(date.toString()))
            .add("strftime format",
                    (date, given, in) -> new StringValue(TimeFormat.write(given.string("format").orElse(""),
                            date.atStartOfDay(), null, in)))
            .add("weekday", (date, given, in) -> IntValue.of(date.getDayOfWeek().getValue() - 1L))
            .add("isoweekday", (date, given, in) -> IntValue.of(date.getDayOfWeek().getValue()))
            .add("toordinal", (date, given, in) -> IntValue.of(ordinal(date)))
            .add("isocalendar", (date, given, in) -> new TupleValue(List.of(
                    IntValue.of(date.get(IsoFields.WEEK_BASED_YEAR)),
                    IntValue.of(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                    IntValue.of(date.getDayOfWeek().getValue()))))
            .add("timetuple", (date, given, in) -> {
                throw in.refuse("it calls timetuple(), which Retort does not run");
            })
            .add("replace year? month? day?", (date, given, in) -> of(Moments.part(given, "year", date.getYear()),
                    Moments.part(given, "month", date.getMonthValue()),
                    Moments.part(given, "day", date.getDayOfMonth()), in));

    private static Map<String, Value> names() {
        Map<String, Value> names = new LinkedHashMap<>(Native.statics(
                Native.positional("today", 0, 0, (given, in) -> new DateValue(
                        Moments.now("date.today()", in).atZone(ZoneOffset.UTC).toLocalDate())),
                Native.positional("fromisoformat", 1, 1, (given, in) -> parsed(Plain.text(given.getFirst(), in), in)),
                Native.positional("fromordinal", 1, 1, (given, in) -> new DateValue(
                        Moments.made(() -> LocalDate.ofEpochDay(Plain.clamped(given.getFirst(), in) - 719_163L), in))),
                Native.positional("fromtimestamp", 1, 1, (given, in) -> new DateValue(
                        DateTimeValue.ofStamp(given.getFirst(), in).toLocalDate()))));
        names.put("min", new DateValue(LocalDate.of(1, 1, 1)));
        names.put("max", new DateValue(LocalDate.of(9999, 12, 31)));
        names.put("resolution", new TimeDeltaValue(Duration.ofDays(1)));
        return names;
    }

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("date", "year", "month", "day"), in);
        return of(Moments.part(given, "year", 0), Moments.part(given, "month", 0), Moments.part(given, "day", 0), in);
    }

    static DateValue of(int year, int month, int day, Interpreter in) {
        return new DateValue(local(year, month, day, in));
    }

    static LocalDate local(int year, int month, int day, Interpreter in) {
        Moments.checkYear(year, in);
        if (month < 1 || month > 12) {
            throw in.raise("ValueError", "month must be in 1..12");
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (java.time.DateTimeException outOfRange) {
            throw in.raise("ValueError", "day is out of range for month");
        }
    }

    private static Value parsed(String text, Interpreter in) {
        try {
            return new DateValue(text.length() == 8
                    ? LocalDate.parse(text,
                            java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                    : LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            throw in.raise("ValueError", "Invalid isoformat string: " + Literals.text(text));
        }
    }

    private static LocalDate date(Value value, Interpreter in) {
        return switch (Plain.of(value)) {
            case DateValue(LocalDate date) -> date;
            case DateTimeValue moment -> moment.value().toLocalDate();
            default -> throw in.raise("TypeError", "a date is required, not " + Plain.typeName(value, in));
        };
    }

    static long ordinal(LocalDate date) {
        return date.toEpochDay() + 719_163L;
    }

    static LocalDate plus(LocalDate date, Duration delta, Interpreter in) {
        LocalDate made = date.plusDays(Math.floorDiv(delta.getSeconds(), 86_400L));
        if (made.getYear() < 1 || made.getYear() > 9999) {
            throw in.raise("OverflowError", "date value out of range");
        }
        return made;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "year" -> IntValue.of(value.getYear());
            case "month" -> IntValue.of(value.getMonthValue());
            case "day" -> IntValue.of(value.getDayOfMonth());
            case "ctime" -> new NativeFunction(name, (arguments, now) -> new StringValue(
                    TimeFormat.write("%a %b %e %H:%M:%S %Y", value.atStartOfDay(), null, now)));
            default -> METHODS.bound(value, name);
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        Value plain = Plain.of(other);
        if (plain instanceof TimeDeltaValue(Duration delta)) {
            return switch (operator) {
                case "+" -> new DateValue(plus(value, delta, in));
                case "-" -> reflected
                        ? null
                        : new DateValue(plus(value, Duration.ofDays(-Math.floorDiv(delta.getSeconds(), 86_400L)), in));
                default -> null;
            };
        }
        if (!(plain instanceof DateValue(LocalDate date))) {
            return null;
        }
        LocalDate left = reflected ? date : value;
        LocalDate right = reflected ? value : date;
        return operator.equals("-")
                ? new TimeDeltaValue(Duration.ofDays(ChronoUnit.DAYS.between(right, left)))
                : Ordering.compared(operator, left.compareTo(right));
    }

    @Override
    public String format(String spec, Interpreter in) {
        return TimeFormat.write(spec, value.atStartOfDay(), null, in);
    }

    @Override
    public String text(Interpreter in) {
        return value.toString();
    }

    @Override
    public String repr(Interpreter in) {
        return "datetime.date(" + value.getYear() + ", " + value.getMonthValue() + ", " + value.getDayOfMonth() + ")";
    }
}
