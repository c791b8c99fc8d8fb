package dev.retort.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DotEnvTest {

    private static final Path FILE = Path.of("/project/.env");

    static Stream<Arguments> texts() {
        return Stream.of(arguments("A=1", Map.of("A", "1")), //
                arguments("  A = 1  ", Map.of("A", "1")), //
                arguments("export A=1", Map.of("A", "1")), //
                arguments("export\tA=1", Map.of("A", "1")), //
                arguments("exported=1", Map.of("exported", "1")), //
                arguments("A=", Map.of("A", "")), //
                arguments("A= # nothing", Map.of("A", "")), //
                arguments("# A=1\nB=2", Map.of("B", "2")), //
                arguments("A=1 # one", Map.of("A", "1")), //
                arguments("A=p#ss", Map.of("A", "p#ss")), //
                arguments("A=a b c", Map.of("A", "a b c")), //
                arguments("A='a # b'", Map.of("A", "a # b")), //
                arguments("A='a\\n$B'", Map.of("A", "a\\n$B")), //
                arguments("A=\"a # b\" # c", Map.of("A", "a # b")), //
                arguments("A=\"a\\nb\\\"c\\\\d\\te\"", Map.of("A", "a\nb\"c\\d\te")), //
                arguments("A=\"C:\\data\\shop.db\"", Map.of("A", "C:\\data\\shop.db")), //
                arguments("A=\"one\ntwo\n\nthree\"\nB=2", Map.of("A", "one\ntwo\n\nthree", "B", "2")), //
                arguments("A=\"one\r\ntwo\"\r\nB=2\r\n", Map.of("A", "one\ntwo", "B", "2")), //
                arguments("A='one\ntwo'", Map.of("A", "one\ntwo")), //
                arguments("\uFEFFA=1", Map.of("A", "1")), //
                arguments("A=$(rm -rf /)", Map.of("A", "$(rm -rf /)")), //
                arguments("A=${B}\nB=`id`", Map.of("A", "${B}", "B", "`id`")), //
                arguments("A=1\nA=2", Map.of("A", "2")), //
                arguments("just words\nexport FOO\n=1\n1A=2\nB=3", Map.of("B", "3")), //
                arguments("A=a=b==", Map.of("A", "a=b==")), //
                arguments("A=it's", Map.of("A", "it's")), //
                arguments("이름=1\nA=상점", Map.of("A", "상점")), //
                arguments("my.key-1=x", Map.of("my.key-1", "x")), //
                arguments("A=1\rB=2", Map.of("A", "1", "B", "2")), //
                arguments("", Map.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsWhatOtherToolsReadAndExpandsNothing(String text, Map<String, String> expected) {
        assertThat(DotEnv.parse(text, FILE).values()).isEqualTo(expected);
    }

    @Test
    void aQuoteWithoutEndIsNamedByTheLineItBeginsOn() {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> DotEnv.parse("A=1\nB=\"secret\nC=3\n", FILE));
        assertThat(fault.position()).hasToString("/project/.env:2:1");
        assertThat(fault.message() + fault.hint()).doesNotContain("secret");
    }

    @Test
    void textBehindAClosingQuoteIsRefused() {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> DotEnv.parse("A=1\nB='p'ss\n", FILE));
        assertThat(fault.position()).hasToString("/project/.env:2:1");
    }

    @Test
    void aFileThatDoesNotExistHasNoValues(@TempDir Path folder) {
        assertThat(DotEnv.read(folder.resolve(".env")).values()).isEmpty();
    }

    @Test
    void aFileInAnotherEncodingIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve(".env"), new byte[]{'A', '=', (byte) 0xe9, '\n'});
        RetortException fault = catchThrowableOfType(RetortException.class, () -> DotEnv.read(file));
        assertThat(fault.message()).contains("UTF-8").contains(file.toString());
    }
}
