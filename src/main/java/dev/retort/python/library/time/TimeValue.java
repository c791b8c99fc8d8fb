package dev.retort.python.library.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * A {@code datetime.time}.
 *
 * @param zone its {@code tzinfo}; null for a naive one
 */
public record TimeValue(LocalTime value, @Nullable TimeZoneValue zone) implements HostValue {

    static final ClassValue TYPE = Native.type("time", "datetime", List.of(), names(), TimeValue::construct);
    private static final Methods<TimeValue> METHODS = new Methods<>(TimeValue::self)
            .add("isoformat timespec?", (time, given, in) -> new StringValue(
                    iso(time.value(), given.string("timespec").orElse("auto"), in) + time.offsetText()))
            .add("strftime format", (time, given, in) -> new StringValue(
                    time.format(given.string("format").orElse(""), in)))
            .add("utcoffset", (time, given, in) -> NoneValue.NONE)
            .add("replace hour? minute? second? microsecond? tzinfo? * fold?", (time, given, in) -> new TimeValue(
                    local(given, time.value(), in),
                    given.has("tzinfo") ? DateTimeMethods.zone(given, "tzinfo", null, in) : time.zone()));

    private static Map<String, Value> names() {
        Map<String, Value> names = new LinkedHashMap<>(Native.statics(Native.positional("fromisoformat", 1, 1,
                (given, in) -> TimeParsing.time(Plain.text(given.getFirst(), in), in))));
        names.put("min", new TimeValue(LocalTime.MIDNIGHT, null));
        names.put("max", new TimeValue(LocalTime.of(23, 59, 59, 999_999_000), null));
        return names;
    }

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("time", "hour?", "minute?", "second?", "microsecond?",
                "tzinfo?", "*", "fold?"), in);
        return new TimeValue(local(given, LocalTime.MIDNIGHT, in), DateTimeMethods.zone(given, "tzinfo", null, in));
    }

    /** The time of the arguments {@code hour} to {@code microsecond}, the missing ones from another. */
    static LocalTime local(BoundArguments given, LocalTime otherwise, Interpreter in) {
        int hour = within(given, "hour", otherwise.getHour(), 23, in);
        int minute = within(given, "minute", otherwise.getMinute(), 59, in);
        int second = within(given, "second", otherwise.getSecond(), 59, in);
        int micro = within(given, "microsecond", otherwise.getNano() / 1000, 999_999, in);
        return LocalTime.of(hour, minute, second, micro * 1000);
    }

    private static int within(BoundArguments given, String name, int otherwise, int most, Interpreter in) {
        int number = Moments.part(given, name, otherwise);
        if (number < 0 || number > most) {
            throw in.raise("ValueError", name + " must be in 0.." + most);
        }
        return number;
    }

    private static TimeValue self(Value value, Interpreter in) {
        if (Plain.of(value) instanceof TimeValue time) {
            return time;
        }
        throw in.raise("TypeError", "a time is required, not " + Plain.typeName(value, in));
    }

    static String iso(LocalTime time, String spec, Interpreter in) {
        String hours = String.format("%02d", time.getHour());
        String minutes = hours + String.format(":%02d", time.getMinute());
        String seconds = minutes + String.format(":%02d", time.getSecond());
        return switch (spec) {
            case "auto" -> seconds + Moments.fraction(time.getNano());
            case "hours" -> hours;
            case "minutes" -> minutes;
            case "seconds" -> seconds;
            case "milliseconds" -> seconds + String.format(".%03d", time.getNano() / 1_000_000);
            case "microseconds" -> seconds + String.format(".%06d", time.getNano() / 1000);
            default -> throw in.raise("ValueError", "Unknown timespec value");
        };
    }

    /** The seconds and microseconds of a {@code repr}. */
    static String smallParts(LocalTime time) {
        String seconds = time.getSecond() == 0 && time.getNano() == 0 ? "" : ", " + time.getSecond();
        return seconds + (time.getNano() == 0 ? "" : ", " + time.getNano() / 1000);
    }

    private String offsetText() {
        return zone != null && zone.zone() instanceof ZoneOffset offset ? TimeZoneValue.offsetText(offset, ":") : "";
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "hour" -> IntValue.of(value.getHour());
            case "minute" -> IntValue.of(value.getMinute());
            case "second" -> IntValue.of(value.getSecond());
            case "microsecond" -> IntValue.of(value.getNano() / 1000);
            case "tzinfo" -> zone == null ? NoneValue.NONE : zone;
            default -> METHODS.bound(this, name);
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!(Plain.of(other) instanceof TimeValue(LocalTime time, TimeZoneValue _))) {
            return null;
        }
        return Ordering.compared(operator, reflected ? time.compareTo(value) : value.compareTo(time));
    }

    @Override
    public String format(String spec, Interpreter in) {
        return TimeFormat.write(spec, value.atDate(LocalDate.of(1900, 1, 1)), zone, in);
    }

    @Override
    public String text(Interpreter in) {
        return iso(value, "auto", in) + offsetText();
    }

    @Override
    public String repr(Interpreter in) {
        return "datetime.time(" + value.getHour() + ", " + value.getMinute() + smallParts(value)
                + (zone == null ? ")" : ", tzinfo=" + zone.repr(in) + ")");
    }
}
