package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code association_proxy("keywords", "keyword")}: an attribute of what a relationship leads to; only read. */
record AssociationProxy(String target, String name) implements Descriptor {

    private static final ClassValue TYPE = ClassValue.ofHost("AssociationProxy", "sqlalchemy.ext.associationproxy",
            List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        if (instance == null) {
            throw in.refuse("it queries by " + owner.name() + "'s association proxy, which Retort does not do");
        }
        Value found = in.attribute(instance, target);
        if (found instanceof ListValue list) {
            return new ListValue(list.items().stream().map(one -> in.attribute(one, name)).toList());
        }
        return found == NoneValue.NONE ? found : in.attribute(found, name);
    }

    @Override
    public boolean set(Value instance, Value value, Interpreter in) {
        throw in.refuse("it sets an association proxy, which Retort does not do: set the foreign key's column instead");
    }

    @Override
    public boolean goesFirst() {
        return true;
    }
}
