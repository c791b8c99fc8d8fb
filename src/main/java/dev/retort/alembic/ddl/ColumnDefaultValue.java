package dev.retort.alembic.ddl;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code ColumnDefault}: what an {@code INSERT} puts into a column it has no value for. */
record ColumnDefaultValue(ClassValue of, Value argument) implements HostValue {

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return name.equals("arg") ? argument : null;
    }
}
