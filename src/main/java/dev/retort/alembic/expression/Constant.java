package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;

/** {@code NULL}, {@code true}, {@code false}. */
final class Constant extends Clause {

    static final Constant NULL = new Constant(Types.NULL, "NULL", "NULL");
    static final Constant TRUE = new Constant(Types.BOOLEAN, "true", "1");
    static final Constant FALSE = new Constant(Types.BOOLEAN, "false", "0");

    private final SqlaType type;
    private final String postgresql;
    private final String sqlite;

    private Constant(SqlaType type, String postgresql, String sqlite) {
        this.type = type;
        this.postgresql = postgresql;
        this.sqlite = sqlite;
    }

    static Constant of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause negated() {
        return this == NULL ? super.negated() : of(this == FALSE);
    }

    @Override
    public void write(SqlText out) {
        out.add(out.postgresql() ? postgresql : sqlite);
    }
}
