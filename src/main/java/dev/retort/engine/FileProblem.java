package dev.retort.engine;

import dev.retort.problem.SourcePosition;

/**
 * Something wrong or doubtful in a revision file.
 *
 * @param severity error keeps the file from running; warning does not
 * @param message what
 * @param hint the way out; empty where there is none to name
 * @param at where it begins
 * @param length how many UTF-16 units to underline; 0 for the whole line
 */
public record FileProblem(Severity severity, String message, String hint, SourcePosition at, int length) {

    /** How bad it is. */
    public enum Severity {
        ERROR, WARNING
    }
}
