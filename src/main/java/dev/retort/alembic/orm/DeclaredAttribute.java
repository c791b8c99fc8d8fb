package dev.retort.alembic.orm;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.ClassMethodValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** {@code @declared_attr}: a function of a mixin that is asked once for each class, what it gives being the attribute. */
final class DeclaredAttribute implements Descriptor {

    private static final ClassValue TYPE = new ClassValue("declared_attr", "sqlalchemy.orm.decl_api", List.of(),
            Map.of(), null);

    private final Value function;
    private final boolean cascading;
    private final Map<ClassValue, Value> given = new IdentityHashMap<>();

    private DeclaredAttribute(Value function, boolean cascading) {
        this.function = function instanceof ClassMethodValue(Value inner) ? inner : function;
        this.cascading = cascading;
    }

    /** What {@code sqlalchemy.orm.declared_attr} is: called, or asked for {@code directive} or {@code cascading}. */
    static Value decorator() {
        return new Decorator();
    }

    private record Decorator() implements HostValue {

        private static NativeFunction named(String name, boolean cascading) {
            return NativeFunction.of(name + " function", (bound, in) -> new DeclaredAttribute(
                    bound.value("function").orElseThrow(() -> in.raise("TypeError", name + "() takes a function")),
                    cascading));
        }

        @Override
        public ClassValue type() {
            return TYPE;
        }

        @Override
        public Value call(Arguments arguments, Interpreter in) {
            return in.call(named("declared_attr", false), arguments);
        }

        @Override
        public @Nullable Value attribute(String name, Interpreter in) {
            return switch (name) {
                case "directive" -> named(name, false);
                case "cascading" -> named(name, true);
                default -> null;
            };
        }

        @Override
        public Value item(Value key, Interpreter in) {
            return this;
        }
    }

    /** Whether subclasses of mapped classes are asked too. */
    boolean isCascading() {
        return cascading;
    }

    /** What it gives a class. */
    Value of(ClassValue owner, Interpreter in) {
        Value known = given.get(owner);
        if (known == null) {
            known = in.call(function, Arguments.of(owner));
            given.put(owner, known);
        }
        return known;
    }

    /** The annotation of what it gives, as text; null where it has none. */
    @Nullable
    String annotation() {
        return function instanceof FunctionValue written ? written.returns() : null;
    }

    /** The module whose names its annotation means. */
    String module(ClassValue owner) {
        return function instanceof FunctionValue written ? written.module() : owner.module();
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
