package dev.retort.alembic.op;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * {@code op}: the directives, and those the project defines with {@code Operations.register_operation} and
 * {@code Operations.implementation_for}.
 */
public final class OperationsValue implements HostValue {

    private final Map<String, Value> directives;
    private final Map<String, Value> registered = new HashMap<>();
    private final Map<ClassValue, Value> implementations = new HashMap<>();
    private final Map<String, Value> classNames = new LinkedHashMap<>();
    private final ClassValue type;

    /** @param directives the names of {@code op} that Alembic has */
    public OperationsValue(Map<String, Value> directives) {
        this.directives = directives;
        classNames.put("register_operation", NativeFunction.of(
                Signature.of("register_operation", "name", "sourcename?"), "register_operation",
                (bound, in) -> new NativeFunction("register", (decorated, run) -> {
                    Value operation = decorated.positional().getFirst();
                    String name = run.str(Objects.requireNonNull(bound.get("name")));
                    register(name, bound.string("sourcename").orElse(name), operation);
                    return operation;
                })));
        classNames.put("implementation_for", NativeFunction.of(
                Signature.of("implementation_for", "op_cls", "replace?"), "implementation_for",
                (bound, in) -> new NativeFunction("implement", (decorated, run) -> {
                    Value function = decorated.positional().getFirst();
                    if (bound.get("op_cls") instanceof ClassValue operation) {
                        implementations.put(operation, function);
                    }
                    return function;
                })));
        this.type = new ClassValue("Operations", "alembic.operations.base", List.of(), classNames, null);
    }

    private void register(String name, String method, Value operation) {
        registered.put(name, new NativeFunction(name,
                (arguments, in) -> in.call(in.attribute(operation, method), arguments.behind(this))));
    }

    /** Carries an operation out: by the project's implementation, or as the directive it stands for. */
    private Value invoke(Value operation, Interpreter in) {
        for (ClassValue one : in.type(operation).resolutionOrder()) {
            Value implementation = implementations.get(one);
            if (implementation != null) {
                return in.call(implementation, Arguments.of(this, operation));
            }
        }
        PlannedOperation planned = PlannedOperation.of(operation);
        if (planned != null) {
            return in.call(in.attribute(this, planned.directive()), planned.arguments());
        }
        throw in.raise("ValueError", "no dispatch function for object: " + in.repr(operation));
    }

    @Override
    public ClassValue type() {
        return type;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        Value own = find(name);
        return own != null
                ? own
                : name.equals("migration_context") || name.equals("impl")
                        ? context(name, in)
                        : null;
    }

    private @Nullable Value context(String name, Interpreter in) {
        Value get = directives.get("get_context");
        if (get == null) {
            return null;
        }
        Value context = in.call(get, Arguments.NONE);
        return name.equals("impl") ? in.attribute(context, "impl") : context;
    }

    /** A name of {@code op}; null where there is none. */
    @Nullable
    Value find(String name) {
        Value custom = registered.get(name);
        if (custom != null) {
            return custom;
        }
        return switch (name) {
            case "invoke" -> new NativeFunction("invoke",
                    (arguments, in) -> invoke(arguments.positional().getFirst(), in));
            case "register_operation", "implementation_for" -> classNames.get(name);
            case "__doc__" -> NoneValue.NONE;
            case "__name__" -> new StringValue("alembic.op");
            default -> directives.get(name);
        };
    }
}
