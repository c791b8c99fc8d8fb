package dev.retort.alembic.expression;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** SQLAlchemy's own exceptions. */
public final class Raised {

    private Raised() {}

    /**
     * An exception of {@code sqlalchemy.exc}, to throw.
     *
     * @param name the class's name there
     */
    public static PythonRaise error(String name, String message, Interpreter in) {
        Value type = in.attribute(in.module("sqlalchemy.exc"), name);
        return new PythonRaise(in.call(type, Arguments.of(new StringValue(message))), name + ": " + message,
                in.here());
    }
}
