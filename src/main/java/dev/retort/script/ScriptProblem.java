package dev.retort.script;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.DialectName;

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

    /** The same as a warning, since only one of the dialects the text is for stumbles over it. */
    ScriptProblem onlyOn(DialectName dialect) {
        String way = "If it is not meant for " + dialect.title()
                + ", put it under a marker that names another dialect.";
        return new ScriptProblem(Severity.WARNING, "On " + dialect.title() + ": " + message,
                hint == null ? way : hint + " " + way, at, offset, length);
    }

    /** As {@code invalid-revision-file}, its message led by the file and line. */
    public RetortException exception() {
        RetortException exception = new RetortException(ProblemCode.INVALID_REVISION_FILE,
                at.file() + ", line " + at.line() + ": " + message).at(at);
        return hint == null ? exception : exception.hint(hint);
    }
}
