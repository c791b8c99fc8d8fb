package dev.retort.alembic.type;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code @compiles}: how the program says a class of its own is written as SQL. Kept among the class's names. */
public final class Compilation {

    private static final String PREFIX = "_compiler_dispatch:";
    private static final String EVERY = "default";

    /** {@code sqlalchemy.ext.compiler.compiles}. */
    public static final Value COMPILES = NativeFunction.of(Signature.of("compiles", "class_", "*specs"), "compiles",
            (bound, _) -> new NativeFunction("decorate", (decorated, run) -> {
                Value function = decorated.positional().getFirst();
                if (!(bound.get("class_") instanceof ClassValue type) || type.constructor() != null
                        || type.module().startsWith("sqlalchemy")) {
                    throw run.refuse("@compiles changes how a class of SQLAlchemy's own is written as SQL.");
                }
                if (bound.rest().isEmpty()) {
                    type.namespace().put(PREFIX + EVERY, function);
                }
                bound.rest().forEach(dialect -> type.namespace().put(PREFIX + run.str(dialect), function));
                return function;
            }));

    private Compilation() {}

    /**
     * What the function for the object's class and the dialect gives, called with the object and the dialect as its
     * compiler; null where there is none.
     */
    public static @Nullable Value of(InstanceValue instance, DialectName dialect, Interpreter in) {
        return of(instance, dialect, in.attribute(DialectValue.of(dialect), "type_compiler"), in);
    }

    /** The same with a compiler to call it with. */
    public static @Nullable Value of(InstanceValue instance, DialectName dialect, Value compiler, Interpreter in) {
        Value function = instance.type().find(PREFIX + dialect.text());
        if (function == null) {
            function = instance.type().find(PREFIX + EVERY);
        }
        if (function == null) {
            return null;
        }
        Value text = in.call(function, Arguments.of(instance, compiler));
        return text == NoneValue.NONE ? null : text;
    }
}
