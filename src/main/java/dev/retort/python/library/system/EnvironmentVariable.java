package dev.retort.python.library.system;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;

/**
 * What a program took from the environment, which it is not given: a refusal comes only where it uses the value, since
 * much that is taken is for rows that are not there.
 */
record EnvironmentVariable(String name) implements WithheldValue {

    private static final ClassValue TYPE = ClassValue.ofHost("str", "os", List.of(), null);

    /** {@code os.getenv} and {@code os.environ.get}. */
    static NativeFunction getter(String called) {
        return new NativeFunction(called,
                (arguments, in) -> of(arguments.positional().isEmpty() ? null : arguments.positional().getFirst(), in));
    }

    static Value of(@Nullable Value name, Interpreter in) {
        if (name instanceof StringValue(String text)) {
            return new EnvironmentVariable(text);
        }
        throw in.refuse("it reads the environment");
    }

    @Override
    public Refusal withheld() {
        return new Refusal("it reads " + name + " from the environment", null);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }
}
