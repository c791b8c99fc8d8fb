package dev.retort.python.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Host;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.StringValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions against what CPython 3.11 answered: a line of a resource is an expression, a tab, and its {@code repr} or
 * the exception it raised; lines that begin with {@code !} run before each.
 */
class LibraryTest {

    @ParameterizedTest
    @ValueSource(strings = {"text", "numbers", "containers", "datetime", "library", "formats"})
    void answersAsPythonDoes(String area) throws IOException {
        StringBuilder setup = new StringBuilder();
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (String line : lines(area + ".txt")) {
            if (line.startsWith("! ")) {
                setup.append(line.substring(2)).append('\n');
                continue;
            }
            int tab = line.lastIndexOf('\t');
            String expected = line.substring(tab + 1);
            String found = answer(setup.toString(), line.substring(0, tab));
            asked++;
            if (!found.equals(expected)) {
                wrong.add(line.substring(0, tab) + "\n   Python: " + expected + "\n   here:   " + found);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isPositive();
    }

    static Stream<Arguments> programs() throws IOException {
        Map<String, String> expected = blocks("programs.txt");
        return blocks("programs.py").entrySet().stream()
                .map(one -> Arguments.of(one.getKey(), one.getValue(), expected.get(one.getKey())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void runsClassesAsPythonDoes(String name, String program, String expected) {
        assertThat(answer(program.replace("\nresult = ", "\ngiven = "), "given")).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x' * 10**9", "[0] * 10**10", "10 ** 10 ** 9", "1 << 10**9",
            "'{:>1000000000}'.format(1)", "'%1000000000d' % 1", "'a'.ljust(10**9)", "bytes(10**10)",
            "list(range(10**10))", "'{:.999999999f}'.format(1.5)", "'x'.join(['y' * 10**7] * 100)",
            "sum(range(10**12))", "('a' * 10**6).replace('a', 'b' * 10**5)", "__import__('re').match('(a+)+$', 'a')",
            "(lambda l: [l := l + l for _ in range(60)])([1])", "2 ** 2 ** 40", "str([['x' * 10**5] * 10**3] * 100)"})
    void refusesWhatWouldTakeAllMemory(String expression) {
        assertThat(answer("", expression)).startsWith("stops: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open('x')", "exec('1')", "eval('1')", "(lambda: 1).__globals__",
            "object.__subclasses__()", "(lambda: 1).__code__", "__import__('os').system('x')",
            "str.__subclasses__()", "().__class__.__bases__[0].__subclasses__()", "input()",
            "compile('1', '', 'eval')"})
    void refusesWhatLeavesTheEvaluation(String expression) {
        assertThat(answer("", expression)).startsWith("stops: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.environ['HOME']", "os.getenv('HOME')", "os.environ.get('HOME') is None",
            "f'{os.getenv(\"HOME\")}'", "list(os.environ)", "'HOME' in os.environ", "os.listdir('.')",
            "random.random()",
            "secrets.token_hex()", "pathlib.Path('x').read_text()", "os.path.exists('x')", "sys.exit(1)",
            "json.load(None)", "re.match('((a+)+)+\\\\2b', 'a' * 60)", "'{0.__class__.__subclasses__}'.format('')"})
    void refusesWhatReachesTheMachine(String expression) {
        assertThat(answer("import os, random, secrets, pathlib, sys, json, re\n", expression)).startsWith("stops: ");
    }

    @Test
    void aVariableOfTheEnvironmentIsRefusedOnlyWhereItIsUsed() {
        assertThat(answer("import os\nsalt = os.environ.get('SALT')\n", "[salt for _ in []]")).isEqualTo("[]");
    }

    private static Map<String, String> blocks(String resource) throws IOException {
        Map<String, String> blocks = new LinkedHashMap<>();
        for (String block : String.join("\n", lines(resource)).split("(?m)^#### ")) {
            int end = block.indexOf('\n');
            if (end > 0) {
                blocks.put(block.substring(0, end), "\n" + block.substring(end + 1) + "\n");
            }
        }
        return blocks;
    }

    private static String answer(String setup, String expression) {
        Evaluator evaluator = new Evaluator(new Nothing(), EvaluationLimits.STANDARD);
        try {
            ModuleValue module = evaluator.run(setup + "result = repr((" + expression + "))", "prog.py", "prog");
            return evaluator.value(module, "result") instanceof StringValue(String text) ? text : "nothing";
        } catch (RetortException stopped) {
            Object raised = stopped.data().get("raises");
            return raised == null ? "stops: " + stopped.getMessage() : "raises " + raised;
        }
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                LibraryTest.class.getResourceAsStream("/python/library/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Only the library. */
    private record Nothing() implements Host {

        @Override
        public @Nullable ModuleValue module(String name) {
            return null;
        }

        @Override
        public @Nullable ModuleSource source(String name) {
            return null;
        }
    }
}
