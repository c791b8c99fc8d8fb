package dev.retort.alembic.orm;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ColumnClause;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * A column as an attribute: the column on the class, the row's value on an object.
 *
 * @param validator what {@code @validates} has for it, called with the object, the name and the value
 */
record MappedAttribute(String name, ColumnClause column, @Nullable Value validator) implements Descriptor {

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
        SessionValue session = value == null ? ObjectState.sessionOf(object) : null;
        return session != null ? session.deferred(object, name, column, in) : value == null ? NoneValue.NONE : value;
    }

    @Override
    public boolean set(Value instance, Value value, Interpreter in) {
        if (instance instanceof InstanceValue object) {
            object.attributes().put(name, validator == null
                    ? value
                    : in.call(validator, Arguments.of(object, new StringValue(name), value)));
            return true;
        }
        return false;
    }

    @Override
    public boolean goesFirst() {
        return true;
    }
}
