package dev.retort.script;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.script.ScriptProblem.Severity;
import dev.retort.sql.TextPositions;

/** Collects what is wrong with one text. */
final class FileProblems {

    private final String file;
    private final TextPositions positions;
    private final List<ScriptProblem> problems = new ArrayList<>();

    FileProblems(String file, TextPositions positions) {
        this.file = file;
        this.positions = positions;
    }

    FileProblems anotherOfThisText() {
        return new FileProblems(file, positions);
    }

    void error(String message, @Nullable String hint, int offset, int length) {
        problems.add(
                new ScriptProblem(Severity.ERROR, message, hint, positions.position(file, offset), offset, length));
    }

    void warning(String message, @Nullable String hint, int offset, int length) {
        problems.add(
                new ScriptProblem(Severity.WARNING, message, hint, positions.position(file, offset), offset, length));
    }

    List<ScriptProblem> all() {
        return problems;
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
