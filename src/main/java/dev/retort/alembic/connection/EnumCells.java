package dev.retort.alembic.connection;

import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Labels of enum columns as the program's enum members. */
final class EnumCells {

    private EnumCells() {}

    static Value value(Value label, SqlaType type) {
        if (!(label instanceof StringValue(String text)) || !(type instanceof SqlaEnumType labels)) {
            return label;
        }
        Value member = labels.object(text);
        return member == null ? label : member;
    }
}
