package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.ClassValue;
import dev.retort.sql.DialectName;

/** The type of an array an expression makes. */
record ArrayOf(SqlaType item) implements SqlaType {

    @Override
    public TypeFamily family() {
        return TypeFamily.ARRAY;
    }

    @Override
    public String sql(DialectName dialect) {
        return item.sql(dialect) + "[]";
    }

    @Override
    public ClassValue type() {
        return Types.ARRAY.type();
    }
}
