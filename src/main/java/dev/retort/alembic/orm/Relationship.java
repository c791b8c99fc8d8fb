package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/**
 * {@code relationship(…)}: read by its foreign key, and joined on it. It is not written: a migration sets the key's
 * column.
 */
record Relationship(BoundArguments given, AlembicStep step) implements Descriptor {

    /** Its words, of which those that choose when and how rows are read change none. */
    static final String WORDS = "relationship argument? secondary? primaryjoin? secondaryjoin? foreign_keys? uselist?"
            + " order_by? back_populates? backref? remote_side? **others";

    private static final ClassValue TYPE = ClassValue.ofHost("RelationshipProperty", "sqlalchemy.orm", List.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public Value get(@Nullable Value instance, ClassValue owner, Interpreter in) {
        SessionValue session = ObjectState.sessionOf(instance);
        if (instance == null) {
            return new RelationshipPath(this, owner);
        }
        if (session == null) {
            throw in.refuse("it follows a relationship of " + owner.name()
                    + " from an object no query gave, which Retort does not do");
        }
        return session.related(instance, this, owner, in);
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
