package dev.retort.python.library;

import java.util.List;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** {@code KeyError}, whose argument is the key itself. */
final class KeyErrors {

    private KeyErrors() {}

    static PythonRaise of(Value key, Interpreter in) {
        return new PythonRaise(ExceptionTypes.make(BuiltinTypes.exception("KeyError"), List.of(key)),
                "KeyError: " + in.repr(key), in.here());
    }
}
