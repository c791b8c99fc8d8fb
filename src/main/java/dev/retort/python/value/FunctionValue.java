package dev.retort.python.value;

import org.jspecify.annotations.Nullable;

/** A function of the program's own; how it is run is the evaluator's. */
public non-sealed interface FunctionValue extends Value {

    String name();

    Value call(Arguments arguments, Interpreter in);

    /** The annotation of what it returns, as written; null where it has none. */
    default @Nullable String returns() {
        return null;
    }

    /** The module it stands in, dotted. */
    String module();
}
