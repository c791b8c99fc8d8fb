package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** {@code aggregate_order_by(x, y)}: {@code x ORDER BY y} inside an aggregate's parentheses. */
final class OrderedClause extends Clause {

    private final Clause target;
    private final List<Clause> order;

    OrderedClause(Clause target, List<? extends Clause> order) {
        this.target = target;
        this.order = List.copyOf(order);
    }

    @Override
    public SqlaType sqlType() {
        return target.sqlType();
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return this;
    }

    @Override
    List<FromClause> froms() {
        List<FromClause> all = new ArrayList<>(target.froms());
        order.forEach(clause -> all.addAll(clause.froms()));
        return all;
    }

    @Override
    public void write(SqlText out) {
        out.add(target).add(" ORDER BY ").join(order, ", ");
    }
}
