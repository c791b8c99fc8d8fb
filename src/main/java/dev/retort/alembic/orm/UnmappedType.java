package dev.retort.alembic.orm;

import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Refusal;
import dev.retort.sql.DialectName;

/** The type of a column whose annotation says a Python type that stands for none: an error where the type is written. */
record UnmappedType(String reason, SourcePosition at) implements SqlaType {

    @Override
    public TypeFamily family() {
        return TypeFamily.NULL;
    }

    @Override
    public String sql(DialectName dialect) {
        throw new Refusal(reason, at);
    }

    @Override
    public ClassValue type() {
        return GenericTypes.NULL;
    }
}
