package dev.retort.python.library.type;

import java.util.List;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** {@code KeyError}, whose argument is the key itself. */
public final class KeyErrors {

    private KeyErrors() {}

    public static PythonRaise of(Value key, Interpreter in) {
        return new PythonRaise(ExceptionTypes.make(BuiltinTypes.exception("KeyError"), List.of(key)),
                "KeyError: " + in.repr(key), in.here());
    }
}
