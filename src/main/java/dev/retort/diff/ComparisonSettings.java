package dev.retort.diff;

import java.util.Map;

import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;

/**
 * What a comparison takes into account.
 *
 * @param writtenDefaults the target's defaults that the database spells otherwise each time it reads them, as they are
 *        written, by column
 */
public record ComparisonSettings(DialectName dialect, ComparisonFilter filter,
        Map<ObjectName, String> writtenDefaults) {

    public ComparisonSettings {
        writtenDefaults = Map.copyOf(writtenDefaults);
    }

    /** Everything is compared. */
    public static ComparisonSettings of(DialectName dialect) {
        return new ComparisonSettings(dialect, ComparisonFilter.EVERYTHING, Map.of());
    }

    public ComparisonSettings with(ComparisonFilter other) {
        return new ComparisonSettings(dialect, other, writtenDefaults);
    }

    public ComparisonSettings withWrittenDefaults(Map<ObjectName, String> other) {
        return new ComparisonSettings(dialect, filter, other);
    }
}
