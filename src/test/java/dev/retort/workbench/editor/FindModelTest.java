package dev.retort.workbench.editor;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.retort.workbench.editor.FindModel.Range;
import dev.retort.workbench.editor.FindModel.Replacement;

import static org.assertj.core.api.Assertions.assertThat;

class FindModelTest {

    private final FindModel model = new FindModel();

    @BeforeEach
    void open() {
        model.activeProperty().set(true);
        model.searchIn("Name, name; ÄPFEL äpfel $1 (name)");
    }

    @Test
    void caseCountsOnlyWhereItIsAskedFor() {
        model.queryProperty().set("name");

        assertThat(model.matchesProperty().get()).hasSize(3);

        model.matchCaseProperty().set(true);

        assertThat(model.matchesProperty().get()).containsExactly(new Range(6, 10), new Range(28, 32));
    }

    @Test
    void lettersBeyondAsciiHaveTwoCasesToo() {
        model.queryProperty().set("äpfel");

        assertThat(model.matchesProperty().get()).hasSize(2);
    }

    @Test
    void stepsGoRoundAtBothEnds() {
        model.queryProperty().set("name");

        assertThat(model.next(0)).contains(new Range(0, 4));
        assertThat(model.next(4)).contains(new Range(6, 10));
        assertThat(model.next(30)).contains(new Range(0, 4));
        assertThat(model.previous(6)).contains(new Range(0, 4));
        assertThat(model.previous(0)).contains(new Range(28, 32));
    }

    @Test
    void whatIsTypedIsNoPattern() {
        model.queryProperty().set("$1 (");

        assertThat(model.matchesProperty().get()).hasSize(1);

        model.replacementProperty().set("\\$0");

        assertThat(model.replaceAll()).contains(new Replacement(24, 28, "\\$0", 1));
    }

    @Test
    void replacingAllIsOneChangeFromTheFirstPlaceToTheLast() {
        model.queryProperty().set("NAME");
        model.replacementProperty().set("x");

        assertThat(model.replaceAll()).contains(new Replacement(0, 32, "x, x; ÄPFEL äpfel $1 (x", 3));
    }

    @Test
    void nothingIsFoundWhileNobodyLooks() {
        model.queryProperty().set("name");
        model.activeProperty().set(false);

        assertThat(model.matchesProperty().get()).isEmpty();
    }
}
