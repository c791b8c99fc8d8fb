package dev.retort.python.library;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * What a program took from the environment, which it is not given: a refusal comes only where it uses the value, since
 * much that is taken is for rows that are not there.
 */
record EnvironmentVariable(String name) implements HostValue {

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

    private RuntimeException refused(Interpreter in) {
        return in.refuse("it reads " + name + " from the environment");
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value attribute(String attribute, Interpreter in) {
        throw refused(in);
    }

    @Override
    public Value call(Arguments arguments, Interpreter in) {
        throw refused(in);
    }

    @Override
    public Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        throw refused(in);
    }

    @Override
    public void identified(Interpreter in) {
        throw refused(in);
    }

    @Override
    public Value unary(String operator, Interpreter in) {
        throw refused(in);
    }

    @Override
    public Value item(Value key, Interpreter in) {
        throw refused(in);
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        throw refused(in);
    }

    @Override
    public int length(Interpreter in) {
        throw refused(in);
    }

    @Override
    public boolean truth(Interpreter in) {
        throw refused(in);
    }

    @Override
    public String text(Interpreter in) {
        throw refused(in);
    }
}
