package dev.retort.python.value;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;

/** Something the evaluator does not do, or a limit it reached. The evaluated program cannot catch it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable SourcePosition at;
    private final Fault fault;

    /** Whose fault it is. */
    public enum Fault {
        /** The evaluator's, which does not know or do something that Python does. */
        EVALUATOR,
        /** The program's: it asks for what no database of this kind has. */
        PROGRAM
    }

    /** @param reason a sentence that names the thing */
    public Refusal(String reason, @Nullable SourcePosition at) {
        this(reason, at, Fault.EVALUATOR);
    }

    public Refusal(String reason, @Nullable SourcePosition at, Fault fault) {
        super(reason, null, false, false);
        this.at = at;
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    public @Nullable SourcePosition at() {
        return at;
    }
}
