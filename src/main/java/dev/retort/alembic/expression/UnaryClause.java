package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;

/** A clause with an operator before or behind it. */
class UnaryClause extends Clause {

    private final Clause element;
    private final Op operator;
    private final boolean behind;
    private final SqlaType type;

    private UnaryClause(Clause element, Op operator, boolean behind, SqlaType type) {
        this.element = element.grouped(operator);
        this.operator = operator;
        this.behind = behind;
        this.type = type;
    }

    /** {@code NOT x}, {@code -x}, {@code DISTINCT x}, {@code ANY (x)}. */
    static UnaryClause before(Op operator, Clause element, SqlaType type) {
        return new UnaryClause(element, operator, false, type);
    }

    /** {@code x DESC}, {@code x NULLS LAST}. */
    static UnaryClause behind(Op modifier, Clause element) {
        return new UnaryClause(element, modifier, true, Types.NULL);
    }

    Clause element() {
        return element;
    }

    /** Whether it is {@code ANY} or {@code ALL}. */
    boolean collects() {
        return operator == Op.ANY || operator == Op.ALL;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return !behind && operator.yieldsTo(against) ? new Grouping(this) : this;
    }

    @Override
    Clause negated() {
        SqlaType of = type.family() == TypeFamily.BOOLEAN ? Types.BOOLEAN : Types.NULL;
        return before(Op.NOT, grouped(Op.NOT), of);
    }

    @Override
    List<FromClause> froms() {
        return element.froms();
    }

    @Override
    @Nullable
    LabelClause orderLabel() {
        return operator == Op.DESC || operator == Op.ASC ? element.orderLabel() : null;
    }

    @Override
    public void write(SqlText out) {
        if (behind) {
            out.add(element).add(operator.sql());
        } else {
            out.add(operator.sql()).add(element);
        }
    }
}
