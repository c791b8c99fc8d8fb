package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Pulse;

/** Clauses one after another: conditions, the bounds of a {@code BETWEEN}, a function's arguments. */
class ClauseList extends Clause {

    private final Op separator;
    private final boolean groups;
    private final List<Clause> clauses;

    /** @param groups whether it goes into parentheses where the separator binds less than what stands beside it */
    ClauseList(Op separator, boolean groups, List<? extends Clause> clauses) {
        this.separator = separator;
        this.groups = groups;
        this.clauses = List.copyOf(clauses);
    }

    final List<Clause> clauses() {
        return clauses;
    }

    @Override
    public SqlaType sqlType() {
        return separator == Op.AND || separator == Op.OR ? Types.BOOLEAN : Types.NULL;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return groups && !clauses.isEmpty() && separator.yieldsTo(against) ? new Grouping(this) : this;
    }

    @Override
    Clause negated() {
        return UnaryClause.before(Op.NOT, grouped(Op.NOT), Types.NULL);
    }

    @Override
    boolean implicitlyBoolean() {
        return sqlType() == Types.BOOLEAN;
    }

    @Override
    List<FromClause> froms() {
        Pulse.beat();
        return clauses.stream().flatMap(clause -> clause.froms().stream()).toList();
    }

    @Override
    public void write(SqlText out) {
        out.join(clauses, separator.sql());
    }
}
