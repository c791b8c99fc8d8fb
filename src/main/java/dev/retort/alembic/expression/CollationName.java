package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;

/** The name behind {@code COLLATE}. */
final class CollationName extends Clause {

    private final String name;

    CollationName(String name) {
        this.name = name;
    }

    @Override
    public SqlaType sqlType() {
        return Types.NULL;
    }

    @Override
    public void write(SqlText out) {
        out.name(name);
    }
}
