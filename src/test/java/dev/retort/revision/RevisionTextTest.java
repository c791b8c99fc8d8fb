package dev.retort.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.retort.revision.RevisionGraphTest.labelled;
import static org.assertj.core.api.Assertions.assertThat;

class RevisionTextTest {

    private static final Revision ROOT = said("a", List.of(), List.of());
    private static final Revision LEFT = labelled(said("b1", List.of("a"), List.of()), "left");
    private static final Revision RIGHT = said("b2", List.of("a"), List.of("left"));
    private static final Revision MERGE = said("m", List.of("b1", "b2"), List.of());
    private static final RevisionGraph GRAPH = RevisionGraph.of(ROOT, LEFT, RIGHT, MERGE);
    private static final RevisionText TEXT = new RevisionText(GRAPH, List.of("b2"));

    @Test
    void aLineOfHistorySaysWhatARevisionFollowsAndIs() {
        assertThat(TEXT.historyLine(ROOT)).isEqualTo("<base> -> a (branchpoint), doc of a");
        assertThat(TEXT.historyLine(RIGHT)).isEqualTo("a (left) -> b2 (current), doc of b2");
        assertThat(TEXT.historyLine(MERGE)).isEqualTo("b1, b2 -> m (left) (head) (mergepoint), doc of m");
    }

    @Test
    void headsAndCurrentAreShorter() {
        assertThat(TEXT.headsLine(MERGE)).isEqualTo("m (left) (head)");
        assertThat(TEXT.currentLine(MERGE)).isEqualTo("m (head) (mergepoint)");
    }

    @Test
    void aBranchPointIsFollowedByItsChildren() {
        assertThat(TEXT.branchPoint(ROOT)).containsExactly("a (branchpoint)", "  -> b1 (left)", "  -> b2 (current)");
        assertThat(TEXT.children(ROOT)).containsExactly("  -> b1 (left), doc of b1", "  -> b2 (current), doc of b2");
    }

    @Test
    void anEntrySaysEverything() {
        assertThat(TEXT.entry(ROOT, "versions/a.sql", "Make users\n\nand visitors")).containsExactly(
                "Rev: a (branchpoint)", "Parent: <base>", "Branches into: b1, b2", "Path: versions/a.sql", "",
                "    Make users", "    ", "    and visitors", "");
        assertThat(TEXT.entry(MERGE, null, "doc")).containsExactly("Rev: m (head) (mergepoint)", "Merges: b1, b2",
                "Branch names: left", "", "    doc", "");
        assertThat(TEXT.entry(RIGHT, null, "")).containsExactly("Rev: b2 (current)", "Parent: a",
                "Also depends on: left", "", "");
    }

    private static Revision said(String id, List<String> down, List<String> dependsOn) {
        return new Revision(id, down, List.of(), dependsOn, "doc of " + id, null);
    }
}
