package dev.retort.script;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;

/**
 * What became of the text of a revision file.
 *
 * @param script the script; null where the text has errors
 * @param problems every error and warning, in the order of the text
 */
public record ParsedScript(@Nullable SqlScript script, List<ScriptProblem> problems) {

    public ParsedScript {
        problems = List.copyOf(problems);
    }

    /** The script, where the text is one. */
    public Optional<SqlScript> found() {
        return Optional.ofNullable(script);
    }

    /** The first error, where there is one. */
    public Optional<ScriptProblem> firstError() {
        return problems.stream().filter(problem -> problem.severity() == ScriptProblem.Severity.ERROR).findFirst();
    }

    /**
     * The script.
     *
     * @throws RetortException the first error, as {@code invalid-revision-file}
     */
    public SqlScript orThrow() {
        if (script == null) {
            throw firstError().orElseThrow().exception();
        }
        return script;
    }
}
