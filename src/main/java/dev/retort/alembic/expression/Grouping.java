package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** A clause in parentheses. */
final class Grouping extends Clause {

    private final Clause element;

    Grouping(Clause element) {
        this.element = element;
    }

    @Override
    public SqlaType sqlType() {
        return element.sqlType();
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return this;
    }

    @Override
    boolean implicitlyBoolean() {
        return element.implicitlyBoolean();
    }

    @Override
    List<FromClause> froms() {
        return element.froms();
    }

    @Override
    @Nullable
    String key() {
        return element.key();
    }

    @Override
    public void write(SqlText out) {
        out.add("(").add(element).add(")");
    }
}
