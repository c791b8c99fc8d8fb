package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A member of a Python enum as the database knows it. */
final class EnumText {

    private EnumText() {}

    /** Its label in an {@code Enum} of its class, else its value; null where the object is no member. */
    static @Nullable Value label(InstanceValue member, SqlaType type) {
        if (type instanceof SqlaEnumType labels) {
            String label = labels.label(member);
            return label == null ? attribute(member, "name") : new StringValue(label);
        }
        return attribute(member, "value");
    }

    private static @Nullable Value attribute(InstanceValue member, String name) {
        Value value = member.attributes().get(name);
        return value == null ? member.attributes().get("_" + name + "_") : value;
    }
}
