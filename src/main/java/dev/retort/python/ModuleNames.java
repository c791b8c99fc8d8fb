package dev.retort.python;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code globals()}: the names a module itself binds, to be looked up and set one by one. */
record ModuleNames(ProgramModule module) implements HostValue {

    private static final ClassValue TYPE = ClassValue.ofHost("dict", "builtins", List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    private @Nullable Value find(Value key, Interpreter in) {
        if (!(key instanceof StringValue(String name)) || name.startsWith("__")) {
            throw in.refuse("it looks for " + in.repr(key) + " in globals()");
        }
        return module.get(name);
    }

    @Override
    public Value item(Value key, Interpreter in) {
        Value found = find(key, in);
        if (found == null) {
            throw in.raise("KeyError", in.str(key));
        }
        return found;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (!name.equals("get")) {
            throw in.refuse("it uses globals()." + name + ", which Retort does not do");
        }
        return new NativeFunction(name, (given, run) -> {
            Value found = find(given.positional().getFirst(), run);
            return found != null ? found : given.positional().size() > 1 ? given.positional().get(1) : NoneValue.NONE;
        });
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (operator.equals("in")) {
            return dev.retort.python.value.BoolValue.of(find(other, in) != null);
        }
        throw in.refuse("it changes or compares globals()");
    }
}
