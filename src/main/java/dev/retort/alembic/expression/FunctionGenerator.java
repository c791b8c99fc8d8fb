package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code sa.func}: every attribute is a function's name, or a package in front of one. */
record FunctionGenerator(List<String> names) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("_FunctionGenerator", "sqlalchemy.sql.functions", List.of(),
            Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        if (name.startsWith("__")) {
            return null;
        }
        List<String> more = new ArrayList<>(names);
        more.add(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
        return new FunctionGenerator(more);
    }

    @Override
    public @Nullable Value call(Arguments arguments, Interpreter in) {
        return names.isEmpty() ? null : Functions.call(names, arguments, in);
    }
}
