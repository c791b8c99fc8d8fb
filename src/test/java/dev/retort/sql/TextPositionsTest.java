package dev.retort.sql;

import org.junit.jupiter.api.Test;

import dev.retort.problem.SourcePosition;

import static org.assertj.core.api.Assertions.assertThat;

class TextPositionsTest {

    private final TextPositions positions = TextPositions.of("ab\ncde\r\n\nf");

    @Test
    void offsetsBecomeLinesAndColumnsAndBack() {
        for (int[] place : new int[][]{{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {6, 2, 4}, {8, 3, 1}, {9, 4, 1},
                {10, 4, 2}}) {
            assertThat(positions.line(place[0])).isEqualTo(place[1]);
            assertThat(positions.column(place[0])).isEqualTo(place[2]);
            assertThat(positions.offset(place[1], place[2])).isEqualTo(place[0]);
        }
    }

    @Test
    void placesOutsideTheTextAreCutToIt() {
        assertThat(positions.position("a.sql", 99)).isEqualTo(new SourcePosition("a.sql", 4, 2));
        assertThat(positions.position("a.sql", -1)).isEqualTo(new SourcePosition("a.sql", 1, 1));
        assertThat(positions.offset(1, 99)).isEqualTo(2);
        assertThat(positions.offset(99, 1)).isEqualTo(10);
    }

    @Test
    void anOffsetIntoAStatementBecomesAPlaceInItsFile() {
        SourcePosition start = new SourcePosition("a.sql", 7, 5);
        String sql = "SELECT\n  1\n";
        assertThat(TextPositions.within(start, sql, 3)).hasToString("a.sql:7:8");
        assertThat(TextPositions.within(start, sql, 6)).hasToString("a.sql:7:11");
        assertThat(TextPositions.within(start, sql, 9)).hasToString("a.sql:8:3");
        assertThat(TextPositions.within(start, sql, 99)).hasToString("a.sql:9:1");
    }
}
