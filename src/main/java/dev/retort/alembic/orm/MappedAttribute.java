package dev.retort.alembic.orm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ColumnClause;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** A column as an attribute: the column on the class, the row's value on an object. */
record MappedAttribute(String name, ColumnClause column) implements Descriptor {

    private static final ClassValue TYPE = new ClassValue("InstrumentedAttribute", "sqlalchemy.orm.attributes",
            List.of(), Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        if (!(instance instanceof InstanceValue object)) {
            return column;
        }
        Value value = object.attributes().get(name);
        return value == null ? NoneValue.NONE : value;
    }

    @Override
    public boolean set(Value instance, Value value, Interpreter in) {
        if (instance instanceof InstanceValue object) {
            object.attributes().put(name, value);
            return true;
        }
        return false;
    }

    @Override
    public boolean goesFirst() {
        return true;
    }
}
