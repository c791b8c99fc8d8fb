package dev.retort.revision;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.retort.revision.Revision.rev;
import static org.assertj.core.api.Assertions.assertThat;

/** The drawings are the tests: newest at the top, as {@code history --graph} prints them. */
class LaneTextTest {

    @Test
    void aLineOfRevisionsNeedsOneLane() {
        assertThat(drawn(rev("a"), rev("b", "a"), rev("c", "b"))).isEqualTo("""
                ● c
                ● b
                ● a
                """);
    }

    @Test
    void aBranchLeavesAtTheMergeAndJoinsWhereItBegan() {
        assertThat(drawn(rev("a"), rev("b1", "a"), rev("b2", "a"), rev("c2", "b2"), rev("m", "b1", "c2"),
                rev("z", "m"))).isEqualTo("""
                        ● z
                        ● m
                        ├─╮
                        ● │ b1
                        │ ● c2
                        │ ● b2
                        ├─╯
                        ● a
                        """);
    }

    @Test
    void theLongestLineIsTheMainOneWhicheverHeadComesFirst() {
        assertThat(drawn(rev("a"), rev("b1", "a"), rev("b2", "a"), rev("c2", "b2"))).isEqualTo("""
                  ● b1
                ● │ c2
                ● │ b2
                ├─╯
                ● a
                """);
    }

    @Test
    void aLaneIsUsedAgainOnceItsBranchHasJoined() {
        assertThat(drawn(rev("a"), rev("b1", "a"), rev("b2", "a"), rev("c", "b1", "b2"), rev("d1", "c"),
                rev("d2", "c"), rev("e", "d1", "d2"))).isEqualTo("""
                        ● e
                        ├─╮
                        ● │ d1
                        │ ● d2
                        ├─╯
                        ● c
                        ├─╮
                        ● │ b1
                        │ ● b2
                        ├─╯
                        ● a
                        """);
    }

    @Test
    void twoMergesOfTheSameRevisionsGetLinesOfTheirOwn() {
        assertThat(drawn(rev("a"), rev("b", "a"), rev("c", "a"), rev("m", "b", "c"), rev("n", "b", "c")))
                .isEqualTo("""
                        ● m
                        ├───╮
                        │ ● │ n
                        ├─┤ │
                        ● │ │ b
                        │ ╰─┤
                        │   ● c
                        ├───╯
                        ● a
                        """);
    }

    @Test
    void historiesThatDoNotMeetDoNotTouch() {
        assertThat(drawn(rev("a"), rev("b", "a"), rev("x"), rev("y", "x"))).isEqualTo("""
                ● b
                ● a

                ● y
                ● x
                """);
    }

    @Test
    void aDependencyRunsDashedBetweenTheLanes() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), needing(rev("x", "a"), "b"), rev("c", "b"),
                rev("d", "c"));
        assertThat(drawn(LaneText.Style.UNICODE, graph)).isEqualTo("""
                 ╭● x
                ●┊│ d
                ●┊│ c
                ●╯│ b
                ├─╯
                ● a
                """);
        assertThat(drawn(LaneText.Style.ASCII, graph)).isEqualTo("""
                 .* x
                *:| d
                *:| c
                *'| b
                +-'
                * a
                """);
    }

    @Test
    void nodesShowWhatIsApplied() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), rev("c", "b"));
        LaneText text = new LaneText(LaneLayout.of(graph, graph.newestFirst()), LaneText.Style.UNICODE);
        assertThat(text.node(0, LaneText.Mark.PENDING)).isEqualTo("○");
        assertThat(text.node(1, LaneText.Mark.CURRENT)).isEqualTo("◉");
        assertThat(text.node(2, LaneText.Mark.APPLIED)).isEqualTo("●");
        assertThat(text.columns()).isEqualTo(2);
    }

    static Revision needing(Revision revision, String... dependsOn) {
        return new Revision(revision.id(), revision.downRevisions(), revision.branchLabels(), List.of(dependsOn),
                revision.message(), revision.created());
    }

    private static String drawn(Revision... revisions) {
        return drawn(LaneText.Style.UNICODE, RevisionGraph.of(revisions));
    }

    private static String drawn(LaneText.Style style, RevisionGraph graph) {
        List<Revision> rows = graph.newestFirst();
        LaneText text = new LaneText(LaneLayout.of(graph, rows), style);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            lines.add(text.node(row, LaneText.Mark.APPLIED) + " " + rows.get(row).id());
            lines.addAll(text.below(row));
        }
        return String.join("\n", lines) + "\n";
    }
}
