package dev.retort.diff;

import java.util.Map;

import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;

/**
 * What a comparison takes into account.
 *
 * @param writtenDefaults the target's defaults that the database spells otherwise each time it reads them, as they are
 *        written, by column
 * @param before of the database
 * @param after of the target, where that is a live database
 */
public record ComparisonSettings(DialectName dialect, ComparisonFilter filter, Map<ObjectName, String> writtenDefaults,
        Statistics before, Statistics after) {

    public ComparisonSettings {
        writtenDefaults = Map.copyOf(writtenDefaults);
    }

    /** Everything is compared, and nothing known of the data. */
    public static ComparisonSettings of(DialectName dialect) {
        return new ComparisonSettings(dialect, ComparisonFilter.EVERYTHING, Map.of(), Statistics.NONE, Statistics.NONE);
    }

    public ComparisonSettings with(ComparisonFilter other) {
        return new ComparisonSettings(dialect, other, writtenDefaults, before, after);
    }

    public ComparisonSettings withWrittenDefaults(Map<ObjectName, String> other) {
        return new ComparisonSettings(dialect, filter, other, before, after);
    }

    public ComparisonSettings with(Statistics ofDatabase, Statistics ofTarget) {
        return new ComparisonSettings(dialect, filter, writtenDefaults, ofDatabase, ofTarget);
    }
}
