package dev.retort.python.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.python.library.iteration.IterationFunctions;
import dev.retort.python.library.number.NumberFunctions;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The names every module sees without importing them. */
public final class Builtins {

    private static final List<String> REFUSED = List.of("open", "exec", "eval", "compile", "__import__", "input",
            "locals", "breakpoint", "memoryview", "exit", "quit", "help", "aiter", "anext");
    private static final List<ClassValue> TYPES = List.of(BuiltinTypes.OBJECT, BuiltinTypes.TYPE, BuiltinTypes.INT,
            BuiltinTypes.BOOL, BuiltinTypes.FLOAT, BuiltinTypes.COMPLEX, BuiltinTypes.STR, BuiltinTypes.BYTES,
            BuiltinTypes.BYTEARRAY, BuiltinTypes.LIST, BuiltinTypes.TUPLE, BuiltinTypes.DICT, BuiltinTypes.SET,
            BuiltinTypes.FROZENSET, BuiltinTypes.RANGE, BuiltinTypes.SLICE, BuiltinTypes.PROPERTY,
            BuiltinTypes.STATIC_METHOD, BuiltinTypes.CLASS_METHOD, BuiltinTypes.SUPER);

    private static final Map<String, Value> NAMES = Map.copyOf(all());

    private Builtins() {}

    /** The names and what they stand for; nobody can change them. */
    public static Map<String, Value> names() {
        return NAMES;
    }

    private static Map<String, Value> all() {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("None", NoneValue.NONE);
        names.put("True", BoolValue.TRUE);
        names.put("False", BoolValue.FALSE);
        names.put("Ellipsis", EllipsisValue.ELLIPSIS);
        names.put("NotImplemented", EllipsisValue.NOT_IMPLEMENTED);
        names.put("__debug__", BoolValue.TRUE);
        TYPES.forEach(type -> names.put(type.name(), type));
        names.putAll(ExceptionTypes.ALL);
        names.put("IOError", BuiltinTypes.exception("OSError"));
        names.put("EnvironmentError", BuiltinTypes.exception("OSError"));
        names.putAll(IterationFunctions.names());
        names.putAll(NumberFunctions.names());
        names.putAll(ObjectFunctions.names());
        REFUSED.forEach(name -> names.put(name,
                Native.refused(name, "it calls " + name + "(), which Retort does not run")));
        return names;
    }
}
