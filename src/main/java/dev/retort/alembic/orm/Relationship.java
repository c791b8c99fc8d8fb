package dev.retort.alembic.orm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code relationship(…)}: may be written, not followed. */
record Relationship() implements Descriptor {

    private static final ClassValue TYPE = new ClassValue("RelationshipProperty", "sqlalchemy.orm", List.of(),
            Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        throw in.refuse("it follows a relationship of " + owner.name()
                + ", which Retort does not do: query the other table by its key instead");
    }

    @Override
    public boolean set(Value instance, Value value, Interpreter in) {
        throw in.refuse("it sets a relationship, which Retort does not do: set the foreign key's column instead");
    }

    @Override
    public boolean goesFirst() {
        return true;
    }
}
