package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Value;

/** A value, written inline. */
final class Literal extends Clause {

    private final Value value;
    private final SqlaType type;

    Literal(Value value, SqlaType type) {
        this.value = value;
        this.type = type;
    }

    Value value() {
        return value;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    /** The same with another type where it has none. */
    Literal typed(SqlaType other) {
        return type == Types.NULL ? new Literal(value, other) : this;
    }

    @Override
    public void write(SqlText out) {
        out.add(LiteralText.of(value, type, out.dialect()));
    }
}
