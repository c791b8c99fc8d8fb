package dev.retort.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.problem.ProblemCode;

import static dev.retort.revision.LaneTextTest.needing;
import static dev.retort.revision.Revision.rev;
import static dev.retort.revision.RevisionAssertions.changes;
import static dev.retort.revision.RevisionAssertions.problem;
import static dev.retort.revision.RevisionGraphTest.labelled;
import static org.assertj.core.api.Assertions.assertThat;

class RevisionPathTest {

    /** A merge of two branches and one revision after it. */
    private static final RevisionGraph DIAMOND = RevisionGraph.of(rev("a"), labelled(rev("b1", "a"), "one"),
            labelled(rev("b2", "a"), "two"), rev("m", "b1", "b2"), rev("z", "m"));

    @Test
    void aMergeDeletesAllParentsButOne() {
        RevisionPath path = DIAMOND.upgrade(List.of(), "head");
        assertThat(steps(path)).containsExactly("a", "b2", "b1", "m", "z");
        assertThat(changes(path)).containsExactly("+a", "a>b2", "+b1", "-b1 b2>m", "m>z");
        assertThat(path.from()).isEmpty();
        assertThat(path.to()).containsExactly("z");
        assertThat(path.steps().get(2).headsAfter()).containsExactly("b1", "b2");
        assertThat(path.steps().get(3).logLine()).isEqualTo("upgrade b1, b2 -> m");
    }

    @Test
    void takingAMergeBackBringsItsParentsBack() {
        RevisionPath path = DIAMOND.downgrade(List.of("z"), "base");
        assertThat(steps(path)).containsExactly("z", "m", "b1", "b2", "a");
        assertThat(changes(path)).containsExactly("z>m", "+b1 m>b2", "-b1", "b2>a", "-a");
        assertThat(path.to()).isEmpty();
    }

    @Test
    void aTargetThatIsAppliedAlreadyNeedsNoStep() {
        assertThat(DIAMOND.upgrade(List.of("z"), "b1").steps()).isEmpty();
        assertThat(DIAMOND.downgrade(List.of("z"), "z").steps()).isEmpty();
    }

    @Test
    void aDowngradeToAForkTakesDownAllBranchesAboveItAndALabelOnlyItsOwn() {
        assertThat(steps(DIAMOND.downgrade(List.of("b1", "b2"), "a"))).containsExactly("b1", "b2");
        RevisionPath path = DIAMOND.downgrade(List.of("b1", "b2"), "two@a");
        assertThat(steps(path)).containsExactly("b2");
        assertThat(changes(path)).containsExactly("-b2");
        assertThat(path.to()).containsExactly("b1");
    }

    @Test
    void labelAtBaseTakesDownAHistoryWithOneRootAndSaysSo() {
        RevisionPath path = DIAMOND.downgrade(List.of("b1", "b2"), "two@base");
        assertThat(steps(path)).containsExactly("b1", "b2", "a");
        assertThat(path.warnings()).singleElement().asString().contains("not only that branch");
    }

    @Test
    void stepsDownFromSeveralRowsBeginAtTheFirstRowAndSaySo() {
        RevisionPath path = DIAMOND.downgrade(List.of("b2", "b1"), "-1");
        assertThat(steps(path)).containsExactly("b2");
        assertThat(path.warnings()).singleElement().asString().contains("b2, the first row");
    }

    @Test
    void baseIsOneStepBelowTheOldest() {
        assertThat(steps(DIAMOND.downgrade(List.of("a"), "-1"))).containsExactly("a");
        assertThat(problem(() -> DIAMOND.downgrade(List.of("a"), "-2"))).returns(ProblemCode.NO_SUCH_STEP,
                it -> it.code())
                .returns("Relative revision -2 didn't produce 2 migrations", it -> it.message());
    }

    @Test
    void stepsCannotCrossAMergeOrAFork() {
        assertThat(problem(() -> DIAMOND.downgrade(List.of("z"), "-2"))).returns(ProblemCode.NO_SUCH_STEP,
                it -> it.code()).returns(List.of("b1", "b2"), it -> it.data().get("candidates"));
        assertThat(problem(() -> DIAMOND.upgrade(List.of("a"), "+1"))).returns(ProblemCode.NO_SUCH_STEP,
                it -> it.code()).returns(List.of("b1", "b2"), it -> it.data().get("candidates"));
        assertThat(steps(DIAMOND.upgrade(List.of("a"), "two@+1"))).containsExactly("b2");
    }

    @Test
    void stepsUpOnABranchThatHasNotBegunCountFromTheFork() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), rev("c1", "b"),
                labelled(rev("c2", "b"), "two"), rev("d2", "c2"));
        assertThat(steps(graph.upgrade(List.of("c1"), "two@+2"))).containsExactly("c2", "d2");
        assertThat(graph.upgrade(List.of("c1"), "two@+2").to()).containsExactly("c1", "d2");
    }

    @Test
    void aStepFromARevisionThatLeadsPastTheEndIsRefused() {
        assertThat(problem(() -> DIAMOND.upgrade(List.of(), "z+1")).code()).isEqualTo(ProblemCode.NO_SUCH_STEP);
        assertThat(problem(() -> DIAMOND.upgrade(List.of(), "a-1")).code()).isEqualTo(ProblemCode.NO_SUCH_STEP);
        assertThat(problem(() -> DIAMOND.upgrade(List.of(), "+99999999999999999999")).code())
                .isEqualTo(ProblemCode.NO_SUCH_STEP);
    }

    @Test
    void aDependencyIsAppliedFirstAndImplied() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), needing(rev("x"), "a"));
        RevisionPath path = graph.upgrade(List.of(), "x");
        assertThat(steps(path)).containsExactly("a", "x");
        assertThat(changes(path)).containsExactly("+a", "a>x");
        assertThat(changes(graph.upgrade(List.of("x"), "heads"))).containsExactly("+b");
        assertThat(changes(graph.downgrade(List.of("x"), "x@base"))).containsExactly("x>a");
    }

    @Test
    void takingBackWhatOthersDependOnTakesThemBackToo() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), needing(rev("x"), "b"));
        assertThat(steps(graph.downgrade(List.of("x"), "a"))).containsExactly("x", "b");
    }

    @Test
    void aParentThatAnotherParentIncludesGetsNoRow() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), needing(rev("c"), "a", "b"), rev("o"));
        assertThat(changes(graph.downgrade(List.of("c"), "-1"))).containsExactly("c>b");
        assertThat(graph.downgrade(List.of("c", "o"), "c@-1").to()).containsExactly("b", "o");
    }

    @Test
    void aDowngradeToWhatIsNotAppliedIsRefused() {
        assertThat(problem(() -> DIAMOND.downgrade(List.of("b1"), "b2"))).returns(ProblemCode.NOT_AN_ANCESTOR,
                it -> it.code()).returns(List.of("b1"), it -> it.data().get("heads"));
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b1", "a"), rev("b2", "a"), labelled(rev("x"), "other"));
        assertThat(problem(() -> graph.downgrade(List.of("b1", "b2"), "other@a")))
                .returns(ProblemCode.NOT_AN_ANCESTOR, it -> it.code())
                .returns(List.of("b1", "b2"), it -> it.data().get("candidates"));
    }

    @Test
    void rowsThatIncludeEachOtherAreRefused() {
        assertThat(problem(() -> DIAMOND.upgrade(List.of("z", "a"), "head"))).returns(ProblemCode.OVERLAPPING_TARGETS,
                it -> it.code()).returns(List.of("a"), it -> it.data().get("overlaps"));
    }

    @Test
    void aRowThatNoFileHasIsNamedWithTheWaysOut() {
        for (String row : List.of("gone", "b")) {
            assertThat(problem(() -> DIAMOND.upgrade(List.of("a", row), "head")))
                    .returns(ProblemCode.UNKNOWN_DATABASE_REVISION, it -> it.code())
                    .returns(List.of(row), it -> it.data().get("revisions"))
                    .satisfies(it -> assertThat(it.hint()).contains("stamp --purge"));
        }
        assertThat(problem(() -> DIAMOND.current(List.of("gone"))).code())
                .isEqualTo(ProblemCode.UNKNOWN_DATABASE_REVISION);
    }

    @Test
    void aRangeIsForScriptsOnly() {
        assertThat(problem(() -> DIAMOND.upgrade(List.of(), "a:z")).code()).isEqualTo(ProblemCode.RANGE_NOT_ALLOWED);
        assertThat(problem(() -> OfflineRange.downgrade("a")).code()).isEqualTo(ProblemCode.RANGE_NOT_ALLOWED);
        assertThat(problem(() -> OfflineRange.upgrade("a:b:c")).code()).isEqualTo(ProblemCode.RANGE_NOT_ALLOWED);
        assertThat(problem(() -> OfflineRange.stamp(List.of("a:b", "c:d"))).code())
                .isEqualTo(ProblemCode.RANGE_NOT_ALLOWED);
        assertThat(OfflineRange.stamp(List.of("b", "a:c"))).isEqualTo(new OfflineRange("a", List.of("b", "c")));
        assertThat(OfflineRange.downgrade("z:base").target()).isEqualTo("base");
        assertThat(DIAMOND.startRows("one@head")).containsExactly("z");
        assertThat(DIAMOND.startRows("base")).isEmpty();
    }

    @Test
    void aStampMovesTheRelatedRows() {
        assertThat(changes(DIAMOND.stamp(List.of(), List.of("heads")))).containsExactly("+z");
        assertThat(changes(DIAMOND.stamp(List.of("b1", "b2"), List.of("a")))).containsExactly("-b1 b2>a");
        assertThat(changes(DIAMOND.stamp(List.of("b1"), List.of("b2")))).containsExactly("+b2");
        assertThat(changes(DIAMOND.stamp(List.of("b1", "b2"), List.of("base")))).containsExactly("-b1", "-b2");
        assertThat(DIAMOND.stamp(List.of("z"), List.of("z")).steps()).isEmpty();
        assertThat(DIAMOND.stamp(List.of("b1"), List.of("m")).steps()).singleElement()
                .returns("stamp_revision b1 -> m", RevisionStep::logLine).returns(Direction.STAMP,
                        RevisionStep::direction);
    }

    @Test
    void aStampDownToTwoBranchesGivesBothRows() {
        assertThat(DIAMOND.stamp(List.of("z"), List.of("b1", "b2")).to()).containsExactly("b1", "b2");
        assertThat(problem(() -> DIAMOND.stamp(List.of("z"), List.of("a", "b1"))).code())
                .isEqualTo(ProblemCode.OVERLAPPING_TARGETS);
    }

    @Test
    void aPurgeClearsWhateverTheTableSays() {
        RevisionPath path = DIAMOND.stampPurged(List.of("gone"), List.of("b1"));
        assertThat(changes(path)).containsExactly("clear +b1");
        assertThat(path.from()).containsExactly("gone");
        assertThat(path.to()).containsExactly("b1");
        assertThat(changes(DIAMOND.stampPurged(List.of("gone"), List.of("base")))).containsExactly("clear");
    }

    private static List<String> steps(RevisionPath path) {
        return path.steps().stream().map(RevisionStep::revision).toList();
    }
}
