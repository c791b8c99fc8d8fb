package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

/** A column: a lightweight {@code sa.column()}, or the base of DDL's {@code sa.Column}. */
public abstract class ColumnClause extends Clause {

    /** Its name, unquoted. */
    public abstract String name();

    /** The table it belongs to; null while it belongs to none. */
    public abstract @Nullable TableClause table();
}
