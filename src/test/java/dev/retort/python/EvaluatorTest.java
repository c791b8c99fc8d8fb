package dev.retort.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Small programs, against what Python 3.11 answered when it ran them ({@code repr(result)}). */
class EvaluatorTest {

    static Stream<Arguments> programs() throws IOException {
        Map<String, String> expected = blocks("programs.txt");
        return blocks("programs.py").entrySet().stream()
                .map(one -> Arguments.of(one.getKey(), one.getValue(), expected.get(one.getKey())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void givesWhatPythonGives(String name, String program, String expected) {
        assertThat(Worlds.result(program)).isEqualTo(expected.strip());
    }

    private static Map<String, String> blocks(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(EvaluatorTest.class.getResourceAsStream("/python/" + resource))) {
            Map<String, String> blocks = new LinkedHashMap<>();
            for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^#### ")) {
                int end = block.indexOf('\n');
                if (end > 0) {
                    blocks.put(block.substring(0, end), block.substring(end + 1));
                }
            }
            return blocks;
        }
    }
}
