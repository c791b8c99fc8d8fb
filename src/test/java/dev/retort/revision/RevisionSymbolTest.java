package dev.retort.revision;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.problem.ProblemCode;

import static dev.retort.revision.Revision.rev;
import static dev.retort.revision.RevisionAssertions.ids;
import static dev.retort.revision.RevisionAssertions.problem;
import static dev.retort.revision.RevisionGraphTest.labelled;
import static org.assertj.core.api.Assertions.assertThat;

class RevisionSymbolTest {

    private static final RevisionGraph GRAPH = RevisionGraph.of(rev("aaaa1111"), rev("abcd2222", "aaaa1111"),
            labelled(rev("abce3333", "aaaa1111"), "billing"), rev("ffff4444", "abce3333"), rev("xyz", "abcd2222"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aaaa1111            | aaaa1111
            aa                  | aaaa1111
            abcd                | abcd2222
            billing             | abce3333
            bil                 | abce3333
            billing@head        | ffff4444
            billing@heads       | ffff4444
            billing@abce        | abce3333
            billing@-1          | abce3333
            abcd2222@head       | xyz
            heads               | ffff4444 xyz
            base                |
            billing@base        |
            -1                  | abcd2222 abce3333
            """)
    void symbolsNameRevisions(String symbol, String expected) {
        assertThat(String.join(" ", ids(GRAPH.resolve(symbol)).stream().sorted().toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nosuch          | revision-not-found
            xy              | revision-not-found
            AAAA            | revision-not-found
            abcd2222+1      | revision-not-found
            ''              | revision-not-found
            abc             | ambiguous-revision
            head            | multiple-heads
            aaaa1111@head   | multiple-heads
            nosuch@head     | revision-not-found
            nosuch@aaaa     | unknown-branch
            billing@xyz     | revision-not-found
            billing@abcd    | revision-not-found
            """)
    void symbolsThatNameNoneOrSeveralAreRefused(String symbol, String code) {
        assertThat(problem(() -> GRAPH.resolve(symbol)).code().text()).isEqualTo(code);
    }

    @Test
    void failuresNameTheCandidates() {
        assertThat(problem(() -> GRAPH.resolve("abc")).data()).containsEntry("matches",
                List.of("abcd2222", "abce3333"));
        assertThat(problem(() -> GRAPH.resolve("head")).data()).containsEntry("heads", List.of("ffff4444", "xyz"));
        assertThat(problem(() -> GRAPH.resolve("biling")).hint()).isEqualTo("Did you mean billing?");
        assertThat(problem(() -> GRAPH.resolve("nosuch@aaaa")).hint()).isEqualTo("Branch labels: billing.");
    }

    @Test
    void aWalkWithTwoWaysIsToldOneThatWorks() {
        RevisionGraph merged = RevisionGraph.of(rev("a"), rev("b1", "a"), rev("b2", "a"), rev("c", "b1", "b2"));

        assertThat(problem(() -> merged.downgrade(List.of("c"), "-1")).hint())
                .isEqualTo("Name the revision to go down to, such as 'b1'.");
        assertThat(merged.downgrade(List.of("c"), "b1").steps()).hasSize(1);
        assertThat(problem(() -> merged.upgrade(List.of("a"), "+1")).hint()).contains("label@+1");
    }

    @Test
    void currentIsWhereTheRowsAre() {
        assertThat(ids(GRAPH.resolve("current", List.of("xyz")))).containsExactly("xyz");
        assertThat(GRAPH.resolve("current", List.of())).isEmpty();
        assertThat(ids(GRAPH.resolve("billing", List.of("xyz")))).containsExactly("abce3333");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +2                  |         |         | 2
            -1                  |         |         | -1
            ae10+3              |         | ae10    | 3
            label@+1            | label   |         | 1
            label@ae10-1        | label   | ae10    | -1
            release-2           |         | release | -2
            release-2@head      |         | release | -2
            net-working@-1      | net-working |     | -1
            +1junk              |         |         | 1
            가지@결제-12          | 가지     | 결제     | -12
            +99999999999        |         |         | 2147483647
            """)
    void relativeTargetsAreReadAsAlembicReadsThem(String text, String branch, String symbol, int count) {
        RelativeSpec spec = RelativeSpec.parse(text).orElseThrow();
        assertThat(spec.branch()).isEqualTo(branch);
        assertThat(spec.symbol()).isEqualTo(symbol);
        assertThat(spec.count()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"head", "abc", "label@head", "a-b", "net-working", "-", "+x"})
    void otherTextsAreNotRelative(String text) {
        assertThat(RelativeSpec.parse(text)).isEmpty();
    }

    @Test
    void aRangeOfHistoryIncludesBothEnds() {
        RevisionGraph line = RevisionGraph.of(rev("a"), rev("b", "a"), rev("c", "b"), rev("d", "c"), rev("e", "d"));
        assertThat(ids(line.history("b:d", List.of()))).containsExactly("d", "c", "b");
        assertThat(ids(line.history(":b", List.of()))).containsExactly("b", "a");
        assertThat(ids(line.history("d:", List.of()))).containsExactly("e", "d");
        assertThat(ids(line.history("-1:", List.of()))).containsExactly("e", "d");
        assertThat(ids(line.history("current:+2", List.of("b")))).containsExactly("d", "c", "b");
        assertThat(ids(line.history("-3:current", List.of("d")))).containsExactly("d", "c", "b");
        assertThat(ids(line.history(":current", List.of()))).hasSize(5);
        assertThat(ids(line.history(null, List.of()))).hasSize(5);
        assertThat(problem(() -> line.history("d:b", List.of())).code()).isEqualTo(ProblemCode.NOT_AN_ANCESTOR);
        assertThat(problem(() -> line.history("d", List.of())).code()).isEqualTo(ProblemCode.RANGE_NOT_ALLOWED);
        assertThat(problem(() -> line.history("a:b:c", List.of())).code()).isEqualTo(ProblemCode.RANGE_NOT_ALLOWED);
        assertThat(problem(() -> line.history("-9:", List.of())).message())
                .isEqualTo("'-9' leads past the start of the history");
    }

    @Test
    void currentShowsTheTipOfABranchThatARowDependsOn() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), LaneTextTest.needing(rev("x"), "a"),
                rev("y", "x"));
        assertThat(ids(graph.current(List.of("y")))).containsExactly("a", "y");
        assertThat(ids(graph.current(List.of("y", "b")))).containsExactly("b", "y");
    }
}
