package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.HostValue;

/** A table expressions can name: a lightweight {@code sa.table()}, or the base of DDL's {@code sa.Table}. */
public abstract class TableClause implements HostValue {

    /** Its name, unquoted. */
    public abstract String name();

    /** Its schema, unquoted; null for the default. */
    public abstract @Nullable String schema();

    public abstract List<? extends ColumnClause> columns();
}
