package dev.retort.python;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.python.syntax.PythonHighlighter;
import dev.retort.python.syntax.PythonToken;

import static org.assertj.core.api.Assertions.assertThat;

class PythonHighlighterTest {

    @Test
    void aRevisionFileIsColoured() {
        assertThat(read("""
                revision = "b2c1"  # the id
                down_revision = None

                @cached
                def upgrade():
                    op.add_column("forms", sa.Column('slug', sa.Text(), server_default="0x1"))
                    return 1_000.5e-3 if not True else 0x1F
                """)).containsExactly("STRING \"b2c1\"", "COMMENT # the id", "CONSTANT None", "DECORATOR @cached",
                "KEYWORD def", "FUNCTION upgrade", "FUNCTION add_column", "STRING \"forms\"", "TYPE Column",
                "STRING 'slug'", "TYPE Text", "STRING \"0x1\"", "KEYWORD return", "NUMBER 1_000.5e-3", "KEYWORD if",
                "KEYWORD not", "CONSTANT True", "KEYWORD else", "NUMBER 0x1F");
    }

    @Test
    void textsGoOnAsPythonLetsThem() {
        assertThat(read("x = \"\"\"two\nlines \"quoted\" # no comment\"\"\" + r'\\\\' + b\"a\\\"b\""))
                .containsExactly("STRING \"\"\"two\nlines \"quoted\" # no comment\"\"\"", "STRING r'\\\\'",
                        "STRING b\"a\\\"b\"");
    }

    @Test
    void whatIsHalfWrittenEndsWithItsLine() {
        assertThat(read("a = 'no end\nfor b in c: pass")).containsExactly("STRING 'no end", "KEYWORD for", "KEYWORD in",
                "KEYWORD pass");
        assertThat(read("\"\"\"no end\nfor")).containsExactly("STRING \"\"\"no end\nfor");
    }

    @Test
    void theFieldsOfAnFStringAreCode() {
        assertThat(read("f'drop {name(1)} {{kept}} {d[\"k\"]:>{w}}'")).containsExactly("STRING f'drop {",
                "FUNCTION name", "NUMBER 1", "STRING } {{kept}} {", "STRING \"k\"", "STRING }'");
        assertThat(read("f'{open' + 'x'")).as("a field without an end is text").containsExactly("STRING f'{open'",
                "STRING 'x'");
    }

    @Test
    void namesInEveryScriptAreNames() {
        assertThat(read("양식_만들기(1)")).containsExactly("FUNCTION 양식_만들기", "NUMBER 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyTextIsReadInOrderAndWithoutOverlap(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] pieces = {"'", "\"", "\"\"\"", "f'", "f\"\"\"", "{", "}", "\\", "\n", "#", "@", "def ", "(", ")", "1e",
                "0x",
                "r'", "[", "]", "é", "\ud83d\ude00", "\ud83d", " "};
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int end = 0;
            for (PythonToken token : PythonHighlighter.tokens(text)) {
                assertThat(token.start()).as("seed %d, %s in %s", seed, token, text).isGreaterThanOrEqualTo(end);
                assertThat(token.end()).as("seed %d, %s in %s", seed, token, text).isGreaterThan(token.start())
                        .isLessThanOrEqualTo(text.length());
                end = token.end();
            }
        }
    }

    private static List<String> read(String text) {
        return PythonHighlighter.tokens(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.start(), token.end())).toList();
    }
}
