package dev.retort.script;

import java.util.List;
import java.util.Map;

import dev.retort.operation.StepContext;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;

/** Evaluates the modules of an Alembic project's revisions. */
public final class AlembicModules {

    /** Calls a revision's {@code upgrade} or {@code downgrade} against a context. */
    void drive(AlembicScript script, Direction direction, StepContext context) {
        throw new RetortException(ProblemCode.UNSUPPORTED_PYTHON,
                "The body of " + script.file() + " is not read by this version.")
                .hint("Run this step through the project's own Alembic.").at(new SourcePosition(script.file(), 1, 1));
    }

    /**
     * What a module's names stand for after it ran: of those that are texts or lists of texts.
     *
     * @throws RetortException {@code invalid-revision-file} where that cannot be found out
     */
    Map<String, List<String>> constants(String text, String file, SourcePosition at) {
        throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                file + ", line " + at.line() + ": this is not a plain text, None or a list of texts.")
                .hint("Write the ids as they are, between quotes.").at(at);
    }
}
