package dev.retort.cli.output;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextWidthTest {

    @Test
    void lettersOfEastAsiaTakeTwoColumnsAndMarksOnOthersNone() {
        assertThat(TextWidth.of("abc")).isEqualTo(3);
        assertThat(TextWidth.of("청구 表")).isEqualTo(7);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("Ａ🚀")).isEqualTo(4);
        assertThat(TextWidth.of("├─╮ ●")).isEqualTo(5);
    }

    @Test
    void aTextIsCutWhereItFitsAndNotInsideAWideLetter() {
        assertThat(TextWidth.cut("short", 5)).isEqualTo("short");
        assertThat(TextWidth.cut("longer", 5)).isEqualTo("long…");
        assertThat(TextWidth.cut("청구서", 4)).isEqualTo("청…");
        assertThat(TextWidth.pad("청", 4)).isEqualTo("청  ");
    }
}
