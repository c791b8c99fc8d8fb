package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** {@code (a, b)}. */
final class TupleClause extends ClauseList {

    TupleClause(List<? extends Clause> clauses) {
        super(Op.COMMA, false, clauses);
    }

    List<SqlaType> types() {
        return clauses().stream().map(Clause::sqlType).toList();
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return this;
    }

    @Override
    public void write(SqlText out) {
        out.add("(");
        super.write(out);
        out.add(")");
    }
}
