package dev.retort.alembic.orm;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Value;

/** The session an object was read by, kept in the object under the name SQLAlchemy keeps it. */
record ObjectState(SessionValue session) implements HostValue {

    private static final String NAME = "_sa_instance_state";
    private static final ClassValue TYPE = ClassValue.ofHost("InstanceState", "sqlalchemy.orm.state", List.of(), null);

    void keepIn(InstanceValue object) {
        object.attributes().put(NAME, this);
    }

    /** The session that read an object; null where none did. */
    static @Nullable SessionValue sessionOf(@Nullable Value object) {
        return object instanceof InstanceValue instance && instance.attributes().get(NAME) instanceof ObjectState state
                ? state.session
                : null;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }
}
