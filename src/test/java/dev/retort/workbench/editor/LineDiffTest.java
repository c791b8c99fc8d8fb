package dev.retort.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.workbench.editor.LineDiff.Kind;
import dev.retort.workbench.editor.LineDiff.Line;

import static org.assertj.core.api.Assertions.assertThat;

class LineDiffTest {

    @Test
    void whatIsTheSameStaysAndWhatDiffersIsRemovedAndAdded() {
        assertThat(signs("a\nb\nc\nd", "a\nx\nc\nd\ne")).isEqualTo("=a -b +x =c =d +e");
    }

    @Test
    void nothingDiffersFromItself() {
        assertThat(signs("a\nb", "a\nb")).isEqualTo("=a =b");
        assertThat(signs("", "")).isEmpty();
    }

    @Test
    void everythingDiffersFromNothing() {
        assertThat(signs("", "a\nb")).isEqualTo("+a +b");
        assertThat(signs("a\nb", "")).isEqualTo("-a -b");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theLinesOfBothSidesAreAllThereInTheirOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<String> before = lines(random);
            List<String> after = lines(random);

            List<Line> diff = LineDiff.of(String.join("\n", before), String.join("\n", after));

            assertThat(without(diff, Kind.ADDED)).as("seed %d, round %d", seed, round).isEqualTo(before);
            assertThat(without(diff, Kind.REMOVED)).as("seed %d, round %d", seed, round).isEqualTo(after);
        }
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            lines.add(String.valueOf((char) ('a' + random.nextInt(4))));
        }
        return lines;
    }

    private static List<String> without(List<Line> diff, Kind kind) {
        return diff.stream().filter(line -> line.kind() != kind).map(Line::text).toList();
    }

    private static String signs(String before, String after) {
        return LineDiff.of(before, after).stream().map(line -> switch (line.kind()) {
            case SAME -> "=";
            case REMOVED -> "-";
            case ADDED -> "+";
        } + line.text()).collect(Collectors.joining(" "));
    }
}
