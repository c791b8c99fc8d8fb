package dev.retort.workbench.editor;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.script.ScriptProblem;
import dev.retort.script.ScriptProblem.Severity;
import dev.retort.sql.TextPositions;
import dev.retort.workbench.control.Problem;

/**
 * Something wrong with a text, as the list of problems shows it.
 *
 * @param severity error or warning
 * @param message a sentence
 * @param hint the way out; empty where there is nothing to add
 * @param line counted from 1
 * @param column counted from 1
 * @param offset where it begins in the text, in UTF-16 units
 * @param length how much of the text it concerns, at least 0
 */
record Finding(Severity severity, String message, String hint, int line, int column, int offset, int length) {

    static Finding of(ScriptProblem problem) {
        return new Finding(problem.severity(), problem.message(), orEmpty(problem.hint()), problem.at().line(),
                problem.at().column(), problem.offset(), problem.length());
    }

    /** A failure to read a whole file; it marks the line it names, or nothing. */
    static Finding of(RetortException problem, String text) {
        SourcePosition at = problem.position();
        if (at == null) {
            return new Finding(Severity.ERROR, problem.message(), orEmpty(problem.hint()), 1, 1, 0, 0);
        }
        int offset = TextPositions.of(text).offset(at.line(), at.column());
        int feed = text.indexOf('\n', offset);
        return new Finding(Severity.ERROR, Problem.withoutPlace(problem.message(), at), orEmpty(problem.hint()),
                at.line(), at.column(), offset,
                (feed < 0 ? text.length() : feed) - offset);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    private static String orEmpty(@Nullable String words) {
        return words == null ? "" : words;
    }
}
