package dev.retort.python.library.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The constructor, functions and methods of {@link DateTimeValue}. */
final class DateTimeMethods {

    static final Methods<DateTimeValue> ALL = new Methods<>(DateTimeMethods::self)
            .add("isoformat sep? timespec?", (moment, given, in) -> new StringValue(moment.iso(
                    given.string("sep").orElse("T"), given.string("timespec").orElse("auto"), in)))
            .add("strftime format", (moment, given, in) -> new StringValue(
                    TimeFormat.write(given.string("format").orElse(""), moment.value(), moment.zone(), in)))
            .add("date", (moment, given, in) -> new DateValue(moment.value().toLocalDate()))
            .add("time", (moment, given, in) -> new TimeValue(moment.value().toLocalTime(), null))
            .add("timetz", (moment, given, in) -> new TimeValue(moment.value().toLocalTime(), moment.zone()))
            .add("timestamp", (moment, given, in) -> new FloatValue(new BigDecimal(moment.instant().getEpochSecond())
                    .add(BigDecimal.valueOf(moment.instant().getNano(), 9)).doubleValue()))
            .add("utcoffset", (moment, given, in) -> {
                ZoneOffset offset = moment.offset();
                return offset == null
                        ? NoneValue.NONE
                        : new TimeDeltaValue(Duration.ofSeconds(offset.getTotalSeconds()));
            })
            .add("tzname", (moment, given, in) -> {
                TimeZoneValue zone = moment.zone();
                return zone == null ? NoneValue.NONE : new StringValue(zone.nameAt(moment.value()));
            })
            .add("dst", (moment, given, in) -> NoneValue.NONE)
            .add("astimezone tz?", (moment, given, in) -> DateTimeValue.of(moment.instant(),
                    zone(given, "tz", TimeZoneValue.UTC, in)))
            .add("replace year? month? day? hour? minute? second? microsecond? tzinfo? * fold?",
                    DateTimeMethods::replace);

    private DateTimeMethods() {}

    static Map<String, Value> names() {
        Map<String, Value> names = new LinkedHashMap<>(Native.statics(
                NativeFunction.of("now tz?", (given, in) -> DateTimeValue.of(Moments.now("datetime.now()", in),
                        zone(given, "tz", null, in))),
                Native.positional("utcnow", 0, 0,
                        (given, in) -> DateTimeValue.of(Moments.now("datetime.utcnow()", in), null)),
                Native.positional("today", 0, 0,
                        (given, in) -> DateTimeValue.of(Moments.now("datetime.today()", in), null)),
                NativeFunction.of("fromtimestamp timestamp tz?", (given, in) -> DateTimeValue.of(
                        DateTimeValue.ofStamp(given.orNone("timestamp"), in).toInstant(ZoneOffset.UTC),
                        zone(given, "tz", null, in))),
                Native.positional("utcfromtimestamp", 1, 1,
                        (given, in) -> new DateTimeValue(DateTimeValue.ofStamp(given.getFirst(), in), null)),
                Native.positional("fromisoformat", 1, 1,
                        (given, in) -> TimeParsing.iso(Plain.text(given.getFirst(), in), in)),
                Native.positional("strptime", 2, 2, (given, in) -> TimeParsing.parse(
                        Plain.text(given.getFirst(), in), Plain.text(given.getLast(), in), in)),
                NativeFunction.of("combine date time tzinfo?", DateTimeMethods::combine)));
        names.put("min", new DateTimeValue(LocalDateTime.of(1, 1, 1, 0, 0), null));
        names.put("max", new DateTimeValue(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null));
        names.put("resolution", new TimeDeltaValue(Duration.ofNanos(1000)));
        return names;
    }

    static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("datetime", "year", "month", "day", "hour?", "minute?",
                "second?", "microsecond?", "tzinfo?", "*", "fold?"), in);
        LocalDate date = DateValue.local(Moments.part(given, "year", 0), Moments.part(given, "month", 0),
                Moments.part(given, "day", 0), in);
        return new DateTimeValue(date.atTime(TimeValue.local(given, LocalTime.MIDNIGHT, in)),
                zone(given, "tzinfo", null, in));
    }

    private static Value replace(DateTimeValue moment, BoundArguments given, Interpreter in) {
        LocalDateTime old = moment.value();
        LocalDate date = DateValue.local(Moments.part(given, "year", old.getYear()),
                Moments.part(given, "month", old.getMonthValue()), Moments.part(given, "day", old.getDayOfMonth()), in);
        LocalTime time = TimeValue.local(given, old.toLocalTime(), in);
        return new DateTimeValue(date.atTime(time),
                given.has("tzinfo") ? zone(given, "tzinfo", null, in) : moment.zone());
    }

    private static Value combine(BoundArguments given, Interpreter in) {
        if (!(given.orNone("time") instanceof TimeValue(LocalTime time, TimeZoneValue zone))) {
            throw in.raise("TypeError", "combine() argument 2 must be datetime.time");
        }
        LocalDate date = switch (Plain.of(given.orNone("date"))) {
            case DateValue(LocalDate day) -> day;
            case DateTimeValue moment -> moment.value().toLocalDate();
            default -> throw in.raise("TypeError", "combine() argument 1 must be datetime.date");
        };
        return new DateTimeValue(date.atTime(time), given.has("tzinfo") ? zone(given, "tzinfo", null, in) : zone);
    }

    private static DateTimeValue self(Value value, Interpreter in) {
        if (Plain.of(value) instanceof DateTimeValue moment) {
            return moment;
        }
        throw in.raise("TypeError", "a datetime is required, not " + Plain.typeName(value, in));
    }

    static @Nullable TimeZoneValue zone(BoundArguments given, String name, @Nullable TimeZoneValue otherwise,
            Interpreter in) {
        Value zone = given.get(name);
        if (!Plain.given(zone)) {
            return otherwise;
        }
        if (zone instanceof TimeZoneValue known) {
            return known;
        }
        throw in.refuse("it uses a time zone of its own making");
    }
}
