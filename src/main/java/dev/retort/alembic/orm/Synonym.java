package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code synonym("other")}: another name of an attribute. */
record Synonym(String other) implements Descriptor {

    private static final ClassValue TYPE = ClassValue.ofHost("SynonymProperty", "sqlalchemy.orm", List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        return in.attribute(instance == null ? owner : instance, other);
    }

    @Override
    public boolean set(Value instance, Value value, Interpreter in) {
        in.setAttribute(instance, other, value);
        return true;
    }

    @Override
    public boolean goesFirst() {
        return true;
    }
}
