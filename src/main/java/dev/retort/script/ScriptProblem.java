package dev.retort.script;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/**
 * Something wrong with the text of a revision file.
 *
 * @param message a sentence without the file's name
 * @param hint the way out, null where there is nothing to add
 * @param at where it begins
 * @param offset where it begins, in UTF-16 units of the text
 * @param length how much of the text it concerns, at least 0
 */
public record ScriptProblem(Severity severity, String message, @Nullable String hint, SourcePosition at, int offset,
        int length) {

    /** An error keeps the file from being used; a warning is worth a look. */
    public enum Severity {
        ERROR, WARNING
    }

    /** As {@code invalid-revision-file}, its message led by the file and line. */
    public RetortException exception() {
        RetortException exception = new RetortException(ProblemCode.INVALID_REVISION_FILE,
                at.file() + ", line " + at.line() + ": " + message).at(at);
        return hint == null ? exception : exception.hint(hint);
    }
}
