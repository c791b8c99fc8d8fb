package dev.retort.python.library.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeConstructor;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** Short ways to functions and classes of the library that are not like the others. */
public final class Native {

    /** A function without an interest in names. */
    @FunctionalInterface
    public interface Words {

        Value call(List<Value> positional, Interpreter in);
    }

    private Native() {}

    /** A function of positional arguments alone. */
    public static NativeFunction positional(String name, int least, int most, Words body) {
        return new NativeFunction(name, (arguments, in) -> {
            int given = arguments.positional().size();
            if (!arguments.keywords().isEmpty()) {
                throw in.raise("TypeError", name + "() takes no keyword arguments");
            }
            if (given < least || given > most) {
                throw in.raise("TypeError", name + " expected " + (given < least
                        ? "at least " + least
                        : "at most "
                                + most)
                        + " argument" + ((given < least ? least : most) == 1 ? "" : "s") + ", got " + given);
            }
            return body.call(arguments.positional(), in);
        });
    }

    public static NativeFunction refused(String name, String reason) {
        return new NativeFunction(name, (arguments, in) -> {
            throw in.refuse(reason);
        });
    }

    /** A function whose calls have no effect. */
    public static NativeFunction swallowed(String name) {
        return new NativeFunction(name, (arguments, in) -> NoneValue.NONE);
    }

    /** A class of the library's that a program cannot change. */
    public static ClassValue type(String name, String module, List<ClassValue> bases, Map<String, Value> names,
            @Nullable NativeConstructor constructor) {
        return new ClassValue(name, module, bases.isEmpty() ? List.of(BuiltinTypes.OBJECT) : bases,
                new SharedNames(name, names), constructor);
    }

    /** Functions for a namespace that are called without the object: {@code datetime.strptime}. */
    public static Map<String, Value> statics(NativeFunction... functions) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (NativeFunction function : functions) {
            all.put(function.name(), new StaticMethodValue(function));
        }
        return all;
    }

    /** A class to derive from, with nothing in it. */
    public static ClassValue open(String name, String module) {
        return type(name, module, List.of(), Map.of(), null);
    }

    /** Functions by their names, for a namespace. */
    public static Map<String, Value> methods(NativeFunction... methods) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (NativeFunction method : methods) {
            all.put(method.name(), method);
        }
        return all;
    }
}
