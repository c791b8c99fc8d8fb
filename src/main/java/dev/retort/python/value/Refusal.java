package dev.retort.python.value;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;

/** Something the evaluator does not do, or a limit it reached. The evaluated program cannot catch it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable SourcePosition at;
    private final Fault fault;
    private final String unknown;

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
        this(reason, at, fault, "");
    }

    private Refusal(String reason, @Nullable SourcePosition at, Fault fault, String unknown) {
        super(reason, null, false, false);
        this.at = at;
        this.fault = fault;
        this.unknown = unknown;
    }

    /** The same, because of a name of a library that nothing knows. */
    public Refusal of(String name) {
        return new Refusal(String.valueOf(getMessage()), at, fault, name);
    }

    /** The dotted name of a library that nothing knows; empty where something else is the reason. */
    public String unknown() {
        return unknown;
    }

    public Fault fault() {
        return fault;
    }

    public @Nullable SourcePosition at() {
        return at;
    }
}
