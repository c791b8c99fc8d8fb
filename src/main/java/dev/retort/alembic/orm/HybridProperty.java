package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/**
 * {@code @hybrid_property}: a property of an object, and of its class as an expression.
 *
 * @param expression what the class's is; null where the same function makes it
 */
record HybridProperty(Value getter, @Nullable Value setter, @Nullable Value expression) implements Descriptor {

    private static final ClassValue TYPE = ClassValue.ofHost("hybrid_property", "sqlalchemy.ext.hybrid", List.of(),
            null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        if (instance != null) {
            return in.call(getter, Arguments.of(instance));
        }
        if (expression instanceof Descriptor method) {
            return in.call(method.get(null, owner, in), Arguments.NONE);
        }
        return in.call(expression == null ? getter : expression, Arguments.of(owner));
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

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "expression" -> new NativeFunction(name,
                    (given, _) -> new HybridProperty(getter, setter, given.positional().getFirst()));
            case "setter" -> new NativeFunction(name,
                    (given, _) -> new HybridProperty(getter, given.positional().getFirst(), expression));
            case "getter" -> new NativeFunction(name,
                    (given, _) -> new HybridProperty(given.positional().getFirst(), setter, expression));
            case "comparator", "update_expression", "deleter" -> new NativeFunction(name, (_, _) -> this);
            case "inplace" -> this;
            default -> null;
        };
    }
}
