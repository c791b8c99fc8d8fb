package dev.retort.python.library.type;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code @classmethod} in a class's namespace: looked up, the class becomes the first argument of {@code function}. */
public record ClassMethodValue(Value function) implements Descriptor {

    @Override
    public ClassValue type() {
        return BuiltinTypes.CLASS_METHOD;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return name.equals("__func__") || name.equals("__wrapped__") ? function : null;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        return new BoundMethod(owner, function);
    }
}
