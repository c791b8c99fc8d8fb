package dev.retort.alembic.connection;

import dev.retort.alembic.type.EnumType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Labels of enum columns as the program's enum members. */
final class EnumCells {

    private EnumCells() {}

    static Value value(Value label, SqlaType type) {
        if (!(label instanceof StringValue(String text)) || !(type instanceof EnumType labels)) {
            return label;
        }
        Value member = labels.object(text);
        return member == null ? label : member;
    }
}
