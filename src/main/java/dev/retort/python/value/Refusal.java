package dev.retort.python.value;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;

/** Something the evaluator does not do, or a limit it reached. The evaluated program cannot catch it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable SourcePosition at;

    /** @param reason a sentence that names the thing */
    public Refusal(String reason, @Nullable SourcePosition at) {
        super(reason, null, false, false);
        this.at = at;
    }

    public @Nullable SourcePosition at() {
        return at;
    }
}
