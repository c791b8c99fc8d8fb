package dev.retort.alembic.source;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.alembic.source.AssignedLiteral.Kind;
import dev.retort.alembic.source.ModuleHeader.Downgrade;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderScannerTest {

    private static final String BODY = "\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n";

    private static AssignedLiteral down(String value) {
        return HeaderScanner.scan("revision = 'a'\ndown_revision = " + value + BODY).find("down_revision")
                .orElseThrow();
    }

    @Test
    void aFileAsAlembicWritesItIsReadWhole() {
        ModuleHeader header = HeaderScanner.scan("""
                \"""Add users

                Revision ID: 27c6a30d7c24
                Revises:\s
                Create Date: 2011-11-08 11:40:27.089406

                \"""
                from typing import Sequence, Union

                from alembic import op

                # revision identifiers, used by Alembic.
                revision: str = '27c6a30d7c24'
                down_revision: Union[str, Sequence[str], None] = None
                branch_labels: "str | None" = ('billing',)
                depends_on = ["x1", 'x2']
                """ + BODY);
        assertThat(header.docstring()).startsWith("Add users\n\nRevision ID");
        assertThat(header.find("revision").orElseThrow().texts()).containsExactly("27c6a30d7c24");
        assertThat(header.find("down_revision").orElseThrow().kind()).isEqualTo(Kind.NONE);
        assertThat(header.find("branch_labels").orElseThrow().texts()).containsExactly("billing");
        assertThat(header.find("depends_on").orElseThrow().texts()).containsExactly("x1", "x2");
        assertThat(header.downgrade()).isEqualTo(Downgrade.PRESENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "b"                                   | TEXT | b
            'b' # the parent                      | TEXT | b
            ('b')                                 | TEXT | b
            'a' 'b'                               | TEXT | ab
            ('a'\\n    r"b\\d")                   | TEXT | ab\\d
            '''b'''                               | TEXT | b
            "\\x62\\u0062\\142"                   | TEXT | bbb
            u'b';x = 1                            | TEXT | b
            ('b',)                                | LIST | b
            'b', 'c'                              | LIST | b,c
            [\\n  'b', # one\\n  "c",\\n]         | LIST | b,c
            {'b', 'c'}                            | LIST | b,c
            ()                                    | LIST |
            None                                  | NONE |
            (None)                                | NONE |
            b'b'                                  | UNCLEAR |
            f'b'                                  | UNCLEAR |
            base                                  | UNCLEAR |
            'a' + 'b'                             | UNCLEAR |
            'a'.upper()                           | UNCLEAR |
            'a' if True else 'b'                  | UNCLEAR |
            ('a', None)                           | UNCLEAR |
            {'a': 'b'}                            | UNCLEAR |
            {}                                    | UNCLEAR |
            5                                     | UNCLEAR |
            'open                                 | UNCLEAR |
            """)
    void aLiteralIsReadAndAnythingElseIsUnclear(String value, Kind kind, String texts) {
        String written = value.replace("\\n", "\n").replace("\\\\", "\\");
        AssignedLiteral found = down(written);
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(found.texts()).isEqualTo(texts == null ? List.of() : List.of(texts.split(",")));
    }

    @Test
    void whatStandsInStringsAndFunctionsIsNoHeader() {
        ModuleHeader header = HeaderScanner.scan("""
                text = \"""
                revision = 'no'
                \"""
                other = f"{x!r:>{width}} {'revision'}"
                revision = 'a'
                down_revision = 'b'

                def helper(revision='no'):
                    revision = 'no'
                    down_revision = 'no'

                class Thing:
                    revision = 'no'
                call(revision='no')
                """);
        assertThat(header.docstring()).isEmpty();
        assertThat(header.find("revision").orElseThrow().texts()).containsExactly("a");
        assertThat(header.find("down_revision").orElseThrow().texts()).containsExactly("b");
        assertThat(header.downgrade()).isEqualTo(Downgrade.MISSING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            if True:\\n    revision = 'b'
            revision, x = 'b', 'c'
            x = revision = 'b'
            from other import revision
            for revision in 'b':\\n    pass
            revision += 'b'
            try: revision = 'b'\\nfinally: pass
            """)
    void aNameThatIsSetInAnotherWayIsUnclear(String statement) {
        ModuleHeader header = HeaderScanner.scan("revision = 'a'\n" + statement.replace("\\n", "\n") + "\n");
        assertThat(header.find("revision").orElseThrow().kind()).isEqualTo(Kind.UNCLEAR);
    }

    @Test
    void theLastAssignmentCountsAndItsPlaceIsKnown() {
        String text = "\uFEFF# c\r\nrevision = 'a'\r\nrevision = 'b'\r\n";
        AssignedLiteral found = HeaderScanner.scan(text).find("revision").orElseThrow();
        assertThat(found.texts()).containsExactly("b");
        assertThat(found.offset()).isEqualTo(text.lastIndexOf("revision"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            def downgrade():\\n    pass                                              | PRESENT
            def downgrade() -> None:\\n    '''No.'''\\n    raise NotImplementedError | RAISES
            def downgrade(): raise Exception('irreversible')                         | RAISES
            def downgrade(\\n    x=1,\\n):\\n\\n    # no\\n    raise X                 | RAISES
            def downgrade():\\n    if x:\\n        raise X                           | PRESENT
            async def downgrade():\\n    pass                                        | PRESENT
            downgrade = upgrade                                                      | PRESENT
            from other import downgrade                                              | PRESENT
            def other():\\n    downgrade = 1                                         | MISSING
            x = 1                                                                    | MISSING
            """)
    void theWayBackIsSeenFromOutside(String text, Downgrade expected) {
        assertThat(HeaderScanner.scan(text.replace("\\n", "\n")).downgrade()).isEqualTo(expected);
    }

    @Test
    void anyTextIsRead() {
        String[] pieces = {"revision", "down_revision", " = ", "'", "\"", "\"\"\"", "\n", "\r\n", "    ", "\t", "(",
                ")",
                "[", "]", "{", "}", ",", ":", ";", "\\", "#", "f'", "rb\"", "None", "def ", "downgrade", "raise", "\0",
                "한", "\uD83D", "1", "==", "@", "..."};
        for (int seed = 0; seed < 3_000; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(80);
            for (int i = 0; i < length; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int last = text.length();
            HeaderScanner.scan(text.toString()).declared().values().forEach(
                    literal -> assertThat(literal.offset()).isBetween(0, last));
        }
    }

    @Test
    void deepNestingIsNoDanger() {
        assertThat(down("(".repeat(100_000)).kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(down("f'" + "{f\"".repeat(100_000)).kind()).isEqualTo(Kind.UNCLEAR);
    }
}
