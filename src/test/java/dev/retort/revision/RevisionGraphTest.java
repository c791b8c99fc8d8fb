package dev.retort.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.retort.problem.ProblemCode;

import static dev.retort.revision.LaneTextTest.needing;
import static dev.retort.revision.Revision.rev;
import static dev.retort.revision.RevisionAssertions.ids;
import static dev.retort.revision.RevisionAssertions.problem;
import static org.assertj.core.api.Assertions.assertThat;

class RevisionGraphTest {

    @Test
    void headsAndBasesFollowTheLineage() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b", "a"), rev("c1", "b"), rev("c2", "b"), rev("x"));
        assertThat(ids(graph.heads())).containsExactly("c1", "c2", "x");
        assertThat(ids(graph.bases())).containsExactly("a", "x");
        assertThat(ids(graph.branchPoints())).containsExactly("b");
        assertThat(ids(graph.children("b"))).containsExactly("c1", "c2");
        assertThat(graph.isBranchPoint("b")).isTrue();
        assertThat(graph.isBase("a")).isTrue();
        assertThat(graph.isHead("b")).isFalse();
    }

    @Test
    void aHeadThatSomethingDependsOnIsNoRealHead() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), needing(rev("x"), "a"), rev("y", "x"));
        assertThat(ids(graph.heads())).containsExactly("a", "y");
        assertThat(ids(graph.realHeads())).containsExactly("y");
        assertThat(graph.resolvedDependencies("x")).containsExactly("a");
        assertThat(graph.ancestors(List.of("y"))).containsExactlyInAnyOrder("y", "x", "a");
    }

    @Test
    void anEmptyGraphAnswersEverything() {
        RevisionGraph graph = RevisionGraph.of();
        assertThat(graph.heads()).isEmpty();
        assertThat(graph.newestFirst()).isEmpty();
        assertThat(graph.upgrade(List.of(), "head").steps()).isEmpty();
        assertThat(graph.downgrade(List.of(), "base").steps()).isEmpty();
        assertThat(LaneLayout.of(graph, List.of()).size()).isZero();
    }

    @Test
    void aLabelCoversWhatDescendsFromItAndTheStraightRunBelow() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b1", "a"), rev("b2", "a"),
                labelled(rev("c2", "b2"), "two"),
                rev("d2", "c2"), labelled(rev("e2", "d2"), "later"));
        assertThat(graph.branchLabels("e2")).containsExactly("later", "two");
        assertThat(graph.branchLabels("b2")).containsExactly("later", "two");
        assertThat(graph.branchLabels("a")).isEmpty();
        assertThat(graph.branchLabels("b1")).isEmpty();
    }

    @Test
    void aLabelBelowAForkDoesNotCoverWhatIsBelowIt() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), labelled(rev("b", "a"), "trunk"), rev("c1", "b"),
                rev("c2", "b"));
        assertThat(graph.branchLabels("c1")).containsExactly("trunk");
        assertThat(graph.branchLabels("a")).isEmpty();
    }

    @Test
    void anIdThatTwoFilesHaveIsRefused() {
        assertThat(problem(() -> RevisionGraph.of(rev("a"), rev("b", "a"), rev("b"))))
                .returns(ProblemCode.DUPLICATE_REVISION, it -> it.code())
                .returns("b", it -> it.data().get("revision"));
    }

    @Test
    void aMissingParentIsNamed() {
        assertThat(problem(() -> RevisionGraph.of(rev("b", "a")))).returns(ProblemCode.MISSING_DOWN_REVISION,
                it -> it.code()).returns("a", it -> it.data().get("missing"))
                .returns("Revision b revises a, which no file has", it -> it.message());
        assertThat(problem(() -> RevisionGraph.of(needing(rev("b"), "a")))).returns(ProblemCode.MISSING_DOWN_REVISION,
                it -> it.code()).returns("Revision b depends on a, which no file has", it -> it.message());
    }

    @Test
    void aLabelIsNoParent() {
        assertThat(problem(() -> RevisionGraph.of(labelled(rev("a"), "main"), rev("b", "main"))).code())
                .isEqualTo(ProblemCode.MISSING_DOWN_REVISION);
    }

    @Test
    void aRevisionThatFollowsItselfIsRefused() {
        assertThat(problem(() -> RevisionGraph.of(rev("a", "a"))).code()).isEqualTo(ProblemCode.REVISION_CYCLE);
        assertThat(problem(() -> RevisionGraph.of(needing(rev("a"), "a"))).code())
                .isEqualTo(ProblemCode.DEPENDENCY_CYCLE);
    }

    @Test
    void aCycleIsNamedWithoutWhatHangsOnIt() {
        assertThat(problem(() -> RevisionGraph.of(rev("a"), rev("b", "a", "d"), rev("c", "b"), rev("d", "c"),
                rev("e", "d"))))
                .returns(ProblemCode.REVISION_CYCLE, it -> it.code())
                .returns("Cycle is detected in revisions (b, c, d)", it -> it.message())
                .returns(List.of("b", "d", "c"), it -> it.data().get("revisions"));
    }

    @Test
    void aCycleThatOnlyADependencyClosesIsToldApart() {
        assertThat(problem(() -> RevisionGraph.of(needing(rev("a"), "c"), rev("b", "a"), rev("c", "b"), rev("d", "c"))))
                .returns(ProblemCode.DEPENDENCY_CYCLE, it -> it.code())
                .returns("Dependency cycle is detected in revisions (a, b, c)", it -> it.message());
    }

    @Test
    void aLabelBelongsToOneRevision() {
        assertThat(problem(() -> RevisionGraph.of(labelled(rev("a"), "x"), labelled(rev("b"), "x"))))
                .returns(ProblemCode.DUPLICATE_LABEL, it -> it.code())
                .returns(List.of("b", "a"), it -> it.data().get("revisions"));
        assertThat(problem(() -> RevisionGraph.of(rev("a"), labelled(rev("b"), "a"))).code())
                .isEqualTo(ProblemCode.DUPLICATE_LABEL);
    }

    @Test
    void charactersThatSymbolsUseAreRefusedInIds() {
        assertThat(problem(() -> RevisionGraph.of(rev("b-b+c")))).returns(ProblemCode.INVALID_REVISION_FILE,
                it -> it.code())
                .returns("Character(s) '+, -' not allowed in revision identifier 'b-b+c'", it -> it.message());
        assertThat(problem(() -> RevisionGraph.of(rev("a:b"))).code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        assertThat(problem(() -> RevisionGraph.of(rev(""))).code()).isEqualTo(ProblemCode.INVALID_REVISION_FILE);
        assertThat(problem(() -> RevisionGraph.of(labelled(rev("a"), "x@y"))).code())
                .isEqualTo(ProblemCode.INVALID_REVISION_FILE);
    }

    @Test
    void aDependencyThatALineageAncestorDeclaresIsNotCountedTwice() {
        RevisionGraph graph = RevisionGraph.of(rev("x"), rev("y", "x"), needing(rev("a"), "x"),
                needing(rev("b", "a"), "x"));
        RevisionPath path = graph.upgrade(List.of("a"), "b");
        assertThat(path.steps()).singleElement().returns(List.of(new VersionChange.Update("a", "b")),
                RevisionStep::versionChanges);
    }

    @Test
    void newestFirstFollowsOneBranchAsFarAsItCan() {
        RevisionGraph graph = RevisionGraph.of(rev("a"), rev("b1", "a"), rev("b2", "a"), rev("c1", "b1"),
                rev("c2", "b2"), rev("m", "c1", "c2"));
        assertThat(ids(graph.newestFirst())).containsExactly("m", "c1", "b1", "c2", "b2", "a");
    }

    @Test
    void anUnknownIdIsAnswered() {
        RevisionGraph graph = RevisionGraph.of(rev("3f9c2a71d04b"));
        assertThat(graph.find("3f9c")).isEmpty();
        assertThat(problem(() -> graph.get("3f9c2a71d04c")))
                .returns(ProblemCode.REVISION_NOT_FOUND, it -> it.code())
                .returns("Did you mean 3f9c2a71d04b?", it -> it.hint());
    }

    static Revision labelled(Revision revision, String... labels) {
        return new Revision(revision.id(), revision.downRevisions(), List.of(labels), revision.dependsOn(),
                revision.message(), revision.created());
    }
}
