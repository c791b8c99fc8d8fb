package dev.retort.workbench.control;

import org.junit.jupiter.api.Test;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTest {

    @Test
    void theDetailsOfAKnownProblemHoldEverythingAPersonIsToldAndTheCode() {
        Problem problem = Problem.of(new RetortException(ProblemCode.STATEMENT_FAILED, "no such table: user")
                .hint("Correct the file.").at(new SourcePosition("versions/a.sql", 12, 3)).sql("SELECT * FROM user"))
                .withState("Rolled back; the database is at 8d1e.");
        assertThat(problem.details()).contains("statement-failed", "no such table: user", "versions/a.sql:12:3",
                "Correct the file.", "SELECT * FROM user", "Rolled back");
        assertThat(problem.title()).isEqualTo("no such table: user");
    }

    @Test
    void aBugIsSaidToBeUnexpectedAndItsTraceStaysInTheDetails() {
        Problem problem = Problem.of(new IllegalStateException("the ring is broken"));
        assertThat(problem.title()).doesNotContain("IllegalState");
        assertThat(problem.details()).contains("IllegalStateException: the ring is broken").contains("at ");
    }

    @Test
    void aStopThatWasAskedForIsNoFailure() {
        assertThat(Problem.of(new RetortException(ProblemCode.CANCELLED, "Cancelled.")).cancelled()).isTrue();
    }
}
