package dev.retort.python;

import java.util.List;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.WithheldValue;

/**
 * Something that could not be evaluated and may never be needed: a class that derives from one nothing knows, such as a
 * pydantic model that a column type only keeps, or what an object keeps of a library.
 */
record Withheld(Refusal reason) implements WithheldValue {

    private static final ClassValue TYPE = ClassValue.ofHost("object", "builtins", List.of(), null);

    // Refusals have no stack: the same one may be thrown at each use.
    @Override
    public RuntimeException refused(Interpreter in) {
        return reason;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }
}
