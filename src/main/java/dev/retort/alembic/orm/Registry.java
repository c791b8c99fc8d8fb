package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code registry()}: what classes are mapped with. */
record Registry(AlembicStep step, Value metadata) implements HostValue {

    private static final ClassValue TYPE = ClassValue.ofHost("registry", "sqlalchemy.orm.decl_api", List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "metadata" -> metadata;
            case "generate_base" -> new NativeFunction(name, (_, _) -> Declarative.base("Base", List.of(), metadata,
                    step));
            case "mapped" -> new NativeFunction(name, (given, run) -> {
                ClassValue type = (ClassValue) given.positional().getFirst();
                type.namespace().putIfAbsent("metadata", metadata);
                Declarative.map(type, step, run);
                return type;
            });
            case "configure", "dispose" -> new NativeFunction(name, (_, _) -> NoneValue.NONE);
            default -> null;
        };
    }
}
