package dev.retort.workbench.tables;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClipTest {

    @Test
    void valuesStandBetweenTabsAndRowsOnLines() {
        String text = Clip.of(List.of("id", "name"), List.of(row(1, "1", "Ada"), row(2, "2", null)), List.of(0, 1));

        assertThat(text).isEqualTo("id\tname\n1\tAda\n2\t");
    }

    @Test
    void aValueThatWouldBreakTheLinesIsQuoted() {
        String text = Clip.of(List.of(), List.of(row(1, "a\tb", "say \"hi\"\nthere")), List.of(0, 1));

        assertThat(text).isEqualTo("\"a\tb\"\t\"say \"\"hi\"\"\nthere\"");
    }

    @Test
    void onlyChosenColumnsAndHeldRowsAreTaken() {
        String text = Clip.of(List.of(), List.of(GridRow.ABSENT, row(2, "1", "나리")), List.of(1));

        assertThat(text).isEqualTo("나리");
    }

    private static GridRow row(long number, @Nullable String... values) {
        return new GridRow(number, Arrays.asList(values), List.of());
    }
}
