package dev.retort.workbench.editor;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileTextTest {

    @Test
    void markAndCarriageReturnsAreKeptThoughTheEditorShowsNeither() {
        FileText file = FileText.of("\uFEFF-- one\r\n\r\n-- +upgrade\r\n");

        assertThat(file.text()).isEqualTo("-- one\n\n-- +upgrade\n");
        assertThat(file.edited("-- 하나\n\n-- +upgrade\nSELECT 1;\n"))
                .isEqualTo("\uFEFF-- 하나\r\n\r\n-- +upgrade\r\nSELECT 1;\r\n");
        assertThat(file.lineEnds()).isEqualTo("CRLF");
    }

    @Test
    void anUnchangedTextIsWrittenAsItWasRead() {
        FileText file = FileText.of("a\r\nb\nc\rd");

        assertThat(file.edited(file.text())).isSameAs(file.raw());
        assertThat(file.lineEnds()).isEqualTo("CR + CRLF + LF");
    }

    @Test
    void linesAroundAChangeKeepTheEndsTheyHad() {
        FileText file = FileText.of("a\r\nb\nc\r\nd\r\n");

        assertThat(file.edited("a\nb\nnew\nc\nd\n")).isEqualTo("a\r\nb\nnew\r\nc\r\nd\r\n");
        assertThat(file.edited("a\nd\n")).isEqualTo("a\r\nd\r\n");
        assertThat(file.edited("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "no line end", "\n", "\r\n"})
    void smallFilesSurvive(String raw) {
        FileText file = FileText.of(raw);

        assertThat(FileText.of(file.edited(file.text() + "x")).text()).isEqualTo(file.text() + "x");
        assertThat(FileText.of(file.edited("")).text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void whateverIsTypedIsWhatIsReadAgain(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 400; round++) {
            FileText file = FileText.of(text(random, "\r\n", "\n", "a", "b\r\n", "\r"));
            String typed = text(random, "\n", "a", "b\n");

            FileText again = FileText.of(file.edited(typed));

            assertThat(again.text()).as("seed %d, round %d, from %s", seed, round, file).isEqualTo(typed);
            assertThat(again.marked()).isEqualTo(file.marked());
        }
    }

    private static String text(RandomGenerator random, String... parts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
