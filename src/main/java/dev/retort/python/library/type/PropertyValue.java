package dev.retort.python.library.type;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/**
 * {@code @property} in a class's namespace: looked up on an object, {@code getter} is called with it.
 *
 * @param setter what an assignment calls with the object and the value; null where it cannot be assigned
 */
public record PropertyValue(Value getter, @Nullable Value setter) implements Descriptor {

    @Override
    public ClassValue type() {
        return BuiltinTypes.PROPERTY;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "setter" -> new NativeFunction("setter",
                    (arguments, now) -> new PropertyValue(getter, arguments.positional().getFirst()));
            case "getter" -> new NativeFunction("getter",
                    (arguments, now) -> new PropertyValue(arguments.positional().getFirst(), setter));
            case "deleter" -> new NativeFunction("deleter", (arguments, now) -> this);
            case "fget" -> getter;
            case "fset" -> setter == null ? NoneValue.NONE : setter;
            default -> null;
        };
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        return instance == null ? this : in.call(getter, Arguments.of(instance));
    }

    @Override
    public boolean set(Value instance, Value value, Interpreter in) {
        if (setter == null) {
            return false;
        }
        in.call(setter, Arguments.of(instance, value));
        return true;
    }

    @Override
    public boolean goesFirst() {
        return true;
    }
}
