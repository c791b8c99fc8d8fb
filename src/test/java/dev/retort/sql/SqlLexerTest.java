package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.problem.RetortException;
import dev.retort.sql.SqlToken.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class SqlLexerTest {

    /** Pieces that open, close and disturb one another. */
    private static final List<String> PIECES = List.of("SELECT ", "'", "\"", "$$", "$a$", "`", "[", "]", "(", ")", ";",
            "--", "-- +upgrade\n", "\n-- +upgrade sqlite\n", "/*", "*/", "\\", "\\.\n", "\n", "\r\n", "\r", " ", "E'",
            "U&'", "::", ":a", "?", "?1", "@", "$1", "1e5", "0x", ".", "\n.mode\n", "COPY t FROM stdin", ";\n",
            "CREATE TRIGGER t BEGIN ", "CREATE FUNCTION f() AS ", "BEGIN ATOMIC ", "END", "CASE ", "é", "한글", "🙂",
            "\uD83D",
            "\u0000", "\u000b", "date", "count(", "x'", "LANGUAGE plpgsql ", "DO ", "\uFEFF", "|", "->>", "{", "}",
            "^");

    private static String show(String text, DialectName dialect) {
        return SqlLexer.tokens(text, dialect).stream()
                .map(token -> token.kind() + ":" + text.substring(token.start(), token.end()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void wordsAreToldApart() {
        assertThat(show("CREATE TABLE Users (id int, \"na me\" text DEFAULT lower('x'));", DialectName.POSTGRESQL))
                .isEqualTo("KEYWORD:CREATE KEYWORD:TABLE IDENTIFIER:Users PUNCTUATION:( IDENTIFIER:id TYPE:int"
                        + " PUNCTUATION:, QUOTED_IDENTIFIER:\"na me\" TYPE:text KEYWORD:DEFAULT FUNCTION:lower"
                        + " PUNCTUATION:( STRING:'x' PUNCTUATION:) PUNCTUATION:) PUNCTUATION:;");
    }

    @Test
    void columnsCalledLikeTypesAndKeywordsAreColumns() {
        assertThat(show("SELECT date, t.type FROM t WHERE key = 1", DialectName.POSTGRESQL))
                .isEqualTo("KEYWORD:SELECT IDENTIFIER:date PUNCTUATION:, IDENTIFIER:t PUNCTUATION:. IDENTIFIER:type"
                        + " KEYWORD:FROM IDENTIFIER:t KEYWORD:WHERE IDENTIFIER:key OPERATOR:= NUMBER:1");
        assertThat(show("(date date, PRIMARY KEY (date))", DialectName.SQLITE))
                .isEqualTo("PUNCTUATION:( IDENTIFIER:date TYPE:date PUNCTUATION:, KEYWORD:PRIMARY KEYWORD:KEY"
                        + " PUNCTUATION:( IDENTIFIER:date PUNCTUATION:) PUNCTUATION:)");
    }

    @Test
    void theBodyOfAFunctionHasColoursOfItsOwn() {
        assertThat(show("DO $x$ BEGIN PERFORM 'a'; END $x$;", DialectName.POSTGRESQL))
                .isEqualTo("KEYWORD:DO STRING:$x$ KEYWORD:BEGIN KEYWORD:PERFORM STRING:'a' PUNCTUATION:; KEYWORD:END"
                        + " STRING:$x$ PUNCTUATION:;");
        assertThat(show("CREATE FUNCTION f() AS $$it's$$ LANGUAGE plpython3u", DialectName.POSTGRESQL))
                .contains("STRING:$$it's$$");
        assertThat(show("SELECT $$it's$$", DialectName.POSTGRESQL)).isEqualTo("KEYWORD:SELECT STRING:$$it's$$");
    }

    @Test
    void markersRowsAndMetaCommandsHaveKindsOfTheirOwn() {
        assertThat(show("\\restrict a\n-- +upgrade\nCOPY t FROM stdin;\n1\n\\.\n-- x\n", DialectName.POSTGRESQL))
                .isEqualTo("META_COMMAND:\\restrict a MARKER:-- +upgrade KEYWORD:COPY IDENTIFIER:t KEYWORD:FROM"
                        + " KEYWORD:STDIN PUNCTUATION:; COPY_DATA:1\n\\. COMMENT:-- x".replace("STDIN", "stdin"));
    }

    @Test
    void behindAMarkerThatNamesADialectItsRulesHold() {
        assertThat(show("-- +upgrade sqlite\nSELECT [it's]\n-- +upgrade\nSELECT [it's]", DialectName.POSTGRESQL))
                .contains("QUOTED_IDENTIFIER:[it's]").endsWith("PUNCTUATION:[ IDENTIFIER:it STRING:'s]");
    }

    static List<DialectName> dialects() {
        return List.of(DialectName.values());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void anyTextIsCoveredInOrderAndNoneMakesItFail(DialectName dialect) {
        for (int seed = 0; seed < 4_000; seed++) {
            String text = randomText(seed);
            int last = 0;
            for (SqlToken token : SqlLexer.tokens(text, dialect)) {
                assertThat(token.start()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(last);
                assertThat(token.end()).as("seed %d: %s", seed, text).isGreaterThan(token.start())
                        .isLessThanOrEqualTo(text.length());
                assertThat(text.substring(last, token.start())).as("seed %d: %s", seed, text)
                        .matches("[ \\t\\n\\r\\f\\x0b]*");
                last = token.end();
            }
            assertThat(text.substring(last)).as("seed %d: %s", seed, text).matches("[ \\t\\n\\r\\f\\x0b]*");
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void statementsOfAnyTextStandWhereTheySayOrAreRefusedWithAPlaceInIt(DialectName dialect) {
        int split = 0;
        for (int seed = 0; seed < 4_000; seed++) {
            String text = randomText(seed);
            try {
                for (SqlStatement statement : SqlSplitter.split(text, dialect, "a.sql")) {
                    int end = statement.offset() + statement.text().length();
                    assertThat(text.substring(statement.offset(), end)).as("seed %d", seed)
                            .isEqualTo(statement.text()).isNotBlank();
                    assertPlace(text, statement.offset(), statement.line(), statement.column(), seed);
                    split++;
                }
            } catch (RetortException problem) {
                TextPositions positions = TextPositions.of(text);
                int line = problem.position().line();
                int offset = positions.offset(line, problem.position().column());
                assertPlace(text, offset, line, problem.position().column(), seed);
            }
        }
        assertThat(split).isGreaterThan(1_000);
    }

    @Test
    void manyOpenBracketsAndQuotesTakeNoMoreThanLinearTimeAndNoStack() {
        String bodies = IntStream.range(0, 50_000).mapToObj(i -> "AS $a" + i + "$ ").collect(Collectors.joining());
        assertThat(SqlLexer.tokens(bodies, DialectName.POSTGRESQL)).isNotEmpty();
        assertThat(SqlLexer.tokens("/*".repeat(200_000), DialectName.POSTGRESQL)).hasSize(1);
        assertThat(SqlLexer.tokens("(".repeat(200_000), DialectName.SQLITE)).hasSize(200_000);
    }

    @Test
    void everyKindIsGivenToSomeToken() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
        SqlLexer.tokens("\\restrict a\n-- +upgrade\n/**/ SELECT count(a, \"b\", 'c', 1, $1) + CAST(x AS int);\n"
                + "COPY t FROM stdin;\n\\.\n", DialectName.POSTGRESQL).forEach(token -> kinds.remove(token.kind()));
        assertThat(kinds).isEmpty();
    }

    private static void assertPlace(String text, int offset, int line, int column, int seed) {
        String before = text.substring(0, offset);
        assertThat(line).as("seed %d", seed).isEqualTo((int) before.chars().filter(c -> c == '\n').count() + 1);
        assertThat(column).as("seed %d", seed).isEqualTo(offset - before.lastIndexOf('\n'));
    }

    private static String randomText(int seed) {
        Random random = new Random(seed);
        return IntStream.range(0, random.nextInt(1, 30)).mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }
}
