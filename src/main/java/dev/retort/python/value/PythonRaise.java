package dev.retort.python.value;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;

/** An exception of the evaluated program, which its {@code try} may catch. */
public final class PythonRaise extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Value exception;
    private final @Nullable SourcePosition at;

    /** @param at where it was raised; null where that is not known */
    public PythonRaise(Value exception, String message, @Nullable SourcePosition at) {
        super(message, null, false, false);
        this.exception = exception;
        this.at = at;
    }

    public Value exception() {
        return exception;
    }

    public @Nullable SourcePosition at() {
        return at;
    }
}
