package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** {@code postgresql.array([a, b])}. */
final class ArrayLiteral extends ClauseList {

    private final SqlaType type;

    ArrayLiteral(List<? extends Clause> clauses, SqlaType type) {
        super(Op.COMMA, false, clauses);
        this.type = type;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        boolean inside = Op.ANY.equals(against) || Op.ALL.equals(against) || Op.GETITEM.equals(against);
        return inside ? new Grouping(this) : this;
    }

    @Override
    public void write(SqlText out) {
        out.add("ARRAY[");
        super.write(out);
        out.add("]");
    }
}
