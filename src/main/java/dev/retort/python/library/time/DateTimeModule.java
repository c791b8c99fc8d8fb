package dev.retort.python.library.time;

import java.time.Year;

import dev.retort.python.value.IntValue;
import dev.retort.python.value.ModuleValue;

/** The module {@code datetime}. */
public final class DateTimeModule {

    private DateTimeModule() {}

    public static ModuleValue module() {
        return new ModuleValue("datetime").put("date", DateValue.TYPE).put("time", TimeValue.TYPE)
                .put("datetime", DateTimeValue.TYPE).put("timedelta", TimeDeltaValue.TYPE)
                .put("timezone", TimeZoneValue.TYPE).put("tzinfo", TimeZoneValue.BASE)
                .put("UTC", TimeZoneValue.UTC).put("MINYEAR", IntValue.of(1))
                .put("MAXYEAR", IntValue.of(Year.of(9999).getValue()));
    }
}
