package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/**
 * {@code composite(…)}: several columns as one attribute, which may be written, not used.
 *
 * @param columns those it makes itself, not those it names
 */
record Composite(List<ColumnValue> columns) implements Descriptor {

    private static final ClassValue TYPE = ClassValue.ofHost("Composite", "sqlalchemy.orm", List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        throw in.refuse("it uses a composite attribute of " + owner.name() + ", which Retort does not do");
    }
}
