package dev.retort.revision;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.ProblemCode;
import dev.retort.revision.NewRevisionParents.Splice;

import static dev.retort.revision.Revision.rev;
import static dev.retort.revision.RevisionAssertions.problem;
import static dev.retort.revision.RevisionGraphTest.labelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class NewRevisionParentsTest {

    private static final RevisionGraph GRAPH = RevisionGraph.of(rev("aaaa1111"),
            labelled(rev("bbbb2222", "aaaa1111"), "billing"), rev("cccc3333", "bbbb2222"), rev("dddd4444", "aaaa1111"));

    @Test
    void aNewRevisionFollowsTheHeadItIsGiven() {
        assertThat(parents(Splice.HEADS_ONLY, "billing@head")).containsExactly("cccc3333");
        assertThat(parents(Splice.HEADS_ONLY, "dddd")).containsExactly("dddd4444");
        assertThat(parents(Splice.HEADS_ONLY, "base")).isEmpty();
        assertThat(parents(Splice.HEADS_ONLY, "heads")).containsExactly("cccc3333", "dddd4444");
        assertThat(parents(Splice.HEADS_ONLY, "dddd4444", "cccc3333")).containsExactly("dddd4444", "cccc3333");
    }

    @Test
    void severalHeadsMustBeChosenFrom() {
        assertThat(problem(() -> parents(Splice.HEADS_ONLY, "head"))).returns(ProblemCode.MULTIPLE_HEADS,
                it -> it.code()).returns(List.of("cccc3333", "dddd4444"), it -> it.data().get("heads"));
    }

    @Test
    void onlyASpliceFollowsARevisionThatHasChildren() {
        assertThat(problem(() -> parents(Splice.HEADS_ONLY, "bbbb2222"))).returns(ProblemCode.NOT_A_HEAD,
                it -> it.code()).returns("The heads are cccc3333, dddd4444.", it -> it.hint());
        assertThat(parents(Splice.ANYWHERE, "bbbb2222")).containsExactly("bbbb2222");
    }

    @Test
    void aParentIsNamedOnce() {
        assertThat(problem(() -> parents(Splice.HEADS_ONLY, "heads", "dddd")).code())
                .isEqualTo(ProblemCode.OVERLAPPING_TARGETS);
    }

    @Test
    void aDependencyKeepsItsLabelAndCompletesItsId() {
        assertThat(NewRevisionParents.of(GRAPH, List.of("dddd4444"), List.of("billing", "cccc"), Splice.HEADS_ONLY)
                .dependsOn()).containsExactly("billing", "cccc3333");
        assertThat(problem(() -> NewRevisionParents.of(GRAPH, List.of("base"), List.of("base"), Splice.HEADS_ONLY))
                .code()).isEqualTo(ProblemCode.REVISION_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"with-hyphen, invalid-revision-file", "a@b, invalid-revision-file",
            "0123456789012345678901234567890123, invalid-revision-file", "head, invalid-revision-file",
            "aaaa1111, duplicate-revision", "billing, duplicate-label"})
    void anIdThatCouldNotBeUsedIsRefusedBeforeAFileIsWritten(String id, String code) {
        assertThat(problem(() -> NewRevisionParents.checkId(GRAPH, id)).code().text()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"release-2, invalid-revision-file", "a@b, invalid-revision-file", "a b, invalid-revision-file",
            "heads, invalid-revision-file", "billing, duplicate-label", "aaaa1111, duplicate-label",
            "eeee5555, duplicate-label"})
    void aLabelThatCouldNotBeUsedIsRefusedBeforeAFileIsWritten(String label, String code) {
        assertThat(problem(() -> NewRevisionParents.checkLabel(GRAPH, "eeee5555", label)).code().text())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipping", "net-working", "결제"})
    void ordinaryLabelsAndIdsPass(String word) {
        assertThatCode(() -> NewRevisionParents.checkLabel(GRAPH, "eeee5555", word)).doesNotThrowAnyException();
        assertThatCode(() -> NewRevisionParents.checkId(GRAPH, "01234567890123456789012345678901"))
                .doesNotThrowAnyException();
    }

    private static List<String> parents(Splice splice, String... heads) {
        return NewRevisionParents.of(GRAPH, List.of(heads), List.of(), splice).downRevisions();
    }
}
