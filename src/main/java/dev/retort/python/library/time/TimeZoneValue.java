package dev.retort.python.library.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Literals;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * A {@code datetime.timezone} or {@code zoneinfo.ZoneInfo}.
 *
 * @param zone an offset, or a region
 * @param name what {@code timezone(offset, name)} was given
 */
public record TimeZoneValue(ZoneId zone, @Nullable String name) implements HostValue {

    static final ClassValue BASE = Native.open("tzinfo", "datetime");
    static final TimeZoneValue UTC = new TimeZoneValue(ZoneOffset.UTC, null);
    static final ClassValue TYPE = Native.type("timezone", "datetime", List.of(BASE),
            Map.of("utc", UTC), TimeZoneValue::construct);
    private static final ClassValue REGION = Native.type("ZoneInfo", "zoneinfo", List.of(BASE), Map.of(),
            TimeZoneValue::region);

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("timezone", "offset", "name?"), in);
        if (!(given.get("offset") instanceof TimeDeltaValue(Duration offset))) {
            throw in.raise("TypeError", "timezone() argument 1 must be datetime.timedelta");
        }
        if (offset.abs().compareTo(Duration.ofHours(18)) > 0) {
            throw in.raise("ValueError", "offset must be a timedelta strictly between -24 and 24 hours");
        }
        return new TimeZoneValue(ZoneOffset.ofTotalSeconds((int) offset.getSeconds()), given.string("name")
                .orElse(null));
    }

    private static Value region(ClassValue of, Arguments arguments, Interpreter in) {
        String key = arguments.bind(Signature.of("ZoneInfo", "key"), in).string("key").orElse("");
        try {
            return new TimeZoneValue(key.equals("UTC") ? ZoneId.of("Etc/UTC") : ZoneId.of(key), key);
        } catch (DateTimeException unknown) {
            throw in.raise("KeyError", "No time zone found with key " + key);
        }
    }

    /** The module {@code zoneinfo}. */
    public static ModuleValue zones() {
        return new ModuleValue("zoneinfo").put("ZoneInfo", REGION)
                .put("ZoneInfoNotFoundError", BuiltinTypes.exception("KeyError"));
    }

    private boolean isOffset() {
        return zone instanceof ZoneOffset;
    }

    public ZoneOffset offset(LocalDateTime at) {
        return zone.getRules().getOffset(at);
    }

    String nameAt(LocalDateTime at) {
        if (isOffset()) {
            return name != null ? name : text();
        }
        return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at.atZone(zone));
    }

    @Override
    public ClassValue type() {
        return isOffset() ? TYPE : REGION;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "key" -> isOffset() ? null : new StringValue(zone.getId());
            case "utcoffset" -> Native.positional(attribute, 1, 1, (given, now) -> {
                if (given.getFirst() instanceof DateTimeValue moment) {
                    return new TimeDeltaValue(Duration.ofSeconds(offset(moment.value()).getTotalSeconds()));
                }
                return isOffset()
                        ? new TimeDeltaValue(Duration.ofSeconds(((ZoneOffset) zone).getTotalSeconds()))
                        : NoneValue.NONE;
            });
            case "tzname" -> Native.positional(attribute, 1, 1, (given, now) -> new StringValue(
                    given.getFirst() instanceof DateTimeValue moment ? nameAt(moment.value()) : text()));
            case "dst" -> Native.positional(attribute, 1, 1, (given, now) -> NoneValue.NONE);
            default -> null;
        };
    }

    private String text() {
        if (!isOffset()) {
            return name == null ? zone.getId() : name;
        }
        int seconds = ((ZoneOffset) zone).getTotalSeconds();
        return name != null ? name : seconds == 0 ? "UTC" : "UTC" + offsetText((ZoneOffset) zone, ":");
    }

    /** {@code +02:00}, with seconds where there are any. */
    static String offsetText(ZoneOffset offset, String colon) {
        int seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+") + String.format("%02d%s%02d", seconds / 3600, colon,
                seconds / 60 % 60) + (seconds % 60 == 0 ? "" : String.format("%s%02d", colon, seconds % 60));
    }

    @Override
    public String text(Interpreter in) {
        return text();
    }

    @Override
    public String repr(Interpreter in) {
        if (!isOffset()) {
            return "zoneinfo.ZoneInfo(key='" + text() + "')";
        }
        if (equals(UTC)) {
            return "datetime.timezone.utc";
        }
        return "datetime.timezone(" + new TimeDeltaValue(Duration.ofSeconds(((ZoneOffset) zone).getTotalSeconds()))
                .repr(in) + (name == null ? ")" : ", " + Literals.text(name) + ")");
    }
}
