package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.ClassValue;
import dev.retort.sql.DialectName;

/** {@code NUMERIC(precision, scale)}. */
record NumericOf(int precision, int scale) implements SqlaType {

    @Override
    public TypeFamily family() {
        return TypeFamily.NUMERIC;
    }

    @Override
    public String sql(DialectName dialect) {
        return "NUMERIC(" + precision + ", " + scale + ")";
    }

    @Override
    public ClassValue type() {
        return Types.NUMERIC.type();
    }
}
