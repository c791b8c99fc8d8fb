package dev.retort.workbench.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 0 ms
            999     | 999 ms
            5000    | 5 s
            1840    | 1.84 s
            41600   | 41.6 s
            63000   | 1:03
            7500000 | 2:05:00
            """)
    void aDurationNamesItsUnitUntilItReadsAsAClock(long millis, String written) {
        assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            312           | 312 bytes
            4200          | 4.2 kB
            999700        | 1.0 MB
            318000000     | 318 MB
            1900000000    | 1.9 GB
            """)
    void aSizeIsWrittenInDecimalUnits(long size, String written) {
        assertThat(Figures.bytes(size)).isEqualTo(written);
    }

    @Test
    void aMomentIsWrittenTheMoreRoughlyTheLongerItIsAgo() {
        Instant now = Instant.parse("2026-11-21T14:00:00Z");
        assertThat(ago("2026-11-21T13:59:40Z", now)).isEqualTo("just now");
        assertThat(ago("2026-11-21T13:48:00Z", now)).isEqualTo("12 minutes ago");
        assertThat(ago("2026-11-21T09:12:00Z", now)).isEqualTo("today, 09:12");
        assertThat(ago("2026-11-20T17:40:00Z", now)).isEqualTo("yesterday, 17:40");
        assertThat(ago("2026-10-02T17:40:00Z", now)).isEqualTo("2 October");
        assertThat(ago("2025-10-02T17:40:00Z", now)).isEqualTo("2 October 2025");
    }

    private static String ago(String then, Instant now) {
        return Figures.ago(Instant.parse(then), now, ZoneOffset.UTC);
    }
}
