package dev.retort.alembic.type;

import dev.retort.python.value.HostValue;
import dev.retort.sql.DialectName;

/** A column type: an object of one of SQLAlchemy's type classes, or of one the project derived from them. */
public interface SqlaType extends HostValue {

    TypeFamily family();

    /**
     * The type as DDL and {@code CAST} spell it, as SQLAlchemy's type compiler does.
     *
     * @throws dev.retort.python.value.Refusal where the dialect has no spelling for it
     */
    String sql(DialectName dialect);
}
