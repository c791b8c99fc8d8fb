package dev.retort.python;

import org.junit.jupiter.api.Test;

import dev.retort.problem.RetortException;
import dev.retort.python.syntax.Program;
import dev.retort.python.value.Host.ModuleSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProgramsTest {

    private final Programs programs = new Programs(EvaluationLimits.STANDARD);

    private static ModuleSource file(String text) {
        return new ModuleSource(text, "a.py", false);
    }

    @Test
    void aTextIsParsedOnceAndAChangedTextAnew() {
        Program first = programs.of(file("x = 1\n"));

        assertThat(programs.of(file(new String("x = 1\n")))).isSameAs(first);
        assertThat(programs.of(file("x = 2\n")).body()).isNotEqualTo(first.body());
        assertThat(programs.of(new ModuleSource("x = 1\n", "b.py", false)).file()).isEqualTo("b.py");
    }

    @Test
    void aTextThatIsNoPythonFailsForEveryoneWhoAsksAndNotForWhoeverPreparesIt() {
        ModuleSource broken = file("x = (\n");
        programs.prepare(broken);

        assertThatExceptionOfType(RetortException.class).isThrownBy(() -> programs.of(broken));
        assertThatExceptionOfType(RetortException.class).isThrownBy(() -> programs.of(broken));
    }

    @Test
    void whatWasUsedLastIsKeptWhenTheTextsAreTooLongTogether() {
        Program early = programs.of(file("x = 1\n"));
        Program used = programs.of(file("x = 2\n"));
        String comment = "#" + "-".repeat(3 << 20) + "\n";
        for (int i = 0; i < 6; i++) {
            assertThat(programs.of(file("x = 2\n"))).isSameAs(used);
            programs.prepare(file(comment + "y = " + i + "\n"));
        }

        assertThat(programs.of(file("x = 1\n"))).isNotSameAs(early);
    }
}
