package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Value;

/** Ways to clauses for those who are given values: defaults, conditions, computed columns. */
public final class Clauses {

    private Clauses() {}

    /** Text as SQL, {@code :names} being values. */
    public static Clause text(String sql) {
        return TextClause.of(sql);
    }

    /** A value as an SQL literal of a type. */
    public static String literal(Value value, SqlaType type, dev.retort.sql.DialectName dialect) {
        return LiteralText.of(value, type, dialect);
    }

    /** The types of expressions that have no column type of their own, by what they hold. */
    public static SqlaType plainType(dev.retort.alembic.type.TypeFamily family) {
        return Types.of(family);
    }
}
