package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;

/** PostgreSQL's range types, whose operators are their own. */
final class RangeMethods {

    private RangeMethods() {}

    static boolean is(SqlaType type) {
        return type.type().name().endsWith("RANGE");
    }
}
