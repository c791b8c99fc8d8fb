package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code @declared_attr}: what a mixin's function makes for each class that is mapped. */
record DeclaredAttribute(Value function) implements Descriptor {

    private static final ClassValue TYPE = ClassValue.ofHost("declared_attr", "sqlalchemy.orm.decl_api", List.of(),
            null);

    /** The decorator, which {@code .directive} and {@code .cascading} are too. */
    record Decorator() implements HostValue {

        @Override
        public ClassValue type() {
            return TYPE;
        }

        @Override
        public Value call(Arguments arguments, Interpreter in) {
            return new DeclaredAttribute(arguments.positional().getFirst());
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return name.equals("directive") || name.equals("cascading") ? this : null;
        }

        /** {@code declared_attr[int]}. */
        @Override
        public Value item(Value key, Interpreter in) {
            return this;
        }
    }

    /** What the function makes for a class. */
    Value of(ClassValue owner, Interpreter in) {
        Value called = function instanceof Descriptor method ? method.get(null, owner, in) : function;
        return in.call(called, function instanceof Descriptor ? Arguments.NONE : Arguments.of(owner));
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        return of(owner, in);
    }
}
