package dev.retort.alembic.env;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A {@code Path} that leads nowhere: no file exists, and every step from it is such a path again. */
record NoPath(String text) implements HostValue {

    static final ClassValue CLASS = ClassValue.ofHost("Path", "pathlib", List.of(),
            (of, arguments, in) -> new NoPath(joined(arguments, in)));

    private static String joined(Arguments arguments, Interpreter in) {
        return String.join("/", arguments.positional().stream().map(in::str).toList());
    }

    @Override
    public ClassValue type() {
        return CLASS;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "parent" -> this;
            case "parents" -> this;
            case "name", "stem" -> new StringValue(text.substring(text.lastIndexOf('/') + 1));
            case "resolve", "absolute", "expanduser", "with_name", "with_suffix" ->
                EnvHost.function(name, (arguments, on) -> this);
            case "joinpath" -> EnvHost.function(name,
                    (arguments, on) -> new NoPath(text + "/" + joined(arguments, on)));
            case "exists", "is_file", "is_dir" -> EnvHost.function(name, (arguments, on) -> BoolValue.FALSE);
            case "as_posix", "__str__" -> EnvHost.function(name, (arguments, on) -> new StringValue(text));
            default -> null;
        };
    }

    @Override
    public Value item(Value key, Interpreter in) {
        return this;
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        return operator.equals("/") ? new NoPath(text + "/" + in.str(other)) : null;
    }

    @Override
    public String text(Interpreter in) {
        return text;
    }
}
