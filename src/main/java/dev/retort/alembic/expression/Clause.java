package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.HostValue;

/** A piece of an SQL expression. Operators and methods on it give further pieces. */
public abstract class Clause implements HostValue {

    /** The type of its values, which decides how literals beside it are written. */
    public abstract SqlaType sqlType();

    /** Writes it as SQLAlchemy's compiler does. */
    public abstract void write(SqlText out);
}
