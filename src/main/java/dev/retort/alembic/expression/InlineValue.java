package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Value;

/** A value, written inline. */
final class InlineValue extends Clause {

    private final Value value;
    private final SqlaType type;

    InlineValue(Value value, SqlaType type) {
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
    InlineValue typed(SqlaType other) {
        return type == Types.NULL ? new InlineValue(value, other) : this;
    }

    @Override
    public void write(SqlText out) {
        out.add(LiteralText.of(value, type, out.dialect()));
    }
}
