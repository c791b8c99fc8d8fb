package dev.retort.python.library.type;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code @staticmethod} in a class's namespace: looked up, it is {@code function} as it is. */
public record StaticMethodValue(Value function) implements Descriptor {

    @Override
    public ClassValue type() {
        return BuiltinTypes.STATIC_METHOD;
    }

    @Override
    public Value call(Arguments arguments, Interpreter in) {
        return in.call(function, arguments);
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return name.equals("__func__") || name.equals("__wrapped__") ? function : in.attributeOrNull(function, name);
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        return function;
    }
}
