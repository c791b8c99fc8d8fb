package dev.retort.diff;

import java.util.Map;

import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;

/**
 * What a comparison takes into account.
 *
 * @param writtenDefaults the target's defaults that the database spells otherwise each time it reads them, as they are
 *        written, by column
 * @param leftAlone what is passed over
 */
public record ComparisonSettings(DialectName dialect, ComparisonFilter filter, Map<ObjectName, String> writtenDefaults,
        LeftAlone leftAlone) {

    public ComparisonSettings {
        writtenDefaults = Map.copyOf(writtenDefaults);
    }

    /** Everything is compared. */
    public static ComparisonSettings of(DialectName dialect) {
        return new ComparisonSettings(dialect, ComparisonFilter.EVERYTHING, Map.of(), LeftAlone.NOTHING);
    }

    /** The same for what this filter leaves. */
    public ComparisonSettings with(ComparisonFilter other) {
        return new ComparisonSettings(dialect, other, writtenDefaults, leftAlone);
    }

    /** The same with other defaults to be compared as they are written. */
    public ComparisonSettings withWrittenDefaults(Map<ObjectName, String> other) {
        return new ComparisonSettings(dialect, filter, other, leftAlone);
    }

    /** The same passing over this, and nothing else. */
    public ComparisonSettings leaving(LeftAlone other) {
        return new ComparisonSettings(dialect, filter, writtenDefaults, other);
    }
}
