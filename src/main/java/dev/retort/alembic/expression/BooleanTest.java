package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** A boolean column or value standing as a condition: itself, or {@code = 1} where the database has no booleans. */
final class BooleanTest extends Clause {

    private final Clause element;
    private final Op operator;

    /** @param operator {@link Op#IS_TRUE} or {@link Op#IS_FALSE} */
    BooleanTest(Clause element, Op operator) {
        this.element = element;
        this.operator = operator;
    }

    @Override
    public SqlaType sqlType() {
        return Types.BOOLEAN;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return this;
    }

    @Override
    Clause negated() {
        return element instanceof Constant
                ? element.negated()
                : new BooleanTest(element, operator == Op.IS_TRUE ? Op.IS_FALSE : Op.IS_TRUE);
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
    Name labelName() {
        Name own = element.ownName();
        return own == null ? element.labelName() : own;
    }

    @Override
    public void write(SqlText out) {
        boolean known = element.implicitlyBoolean() || out.postgresql();
        if (operator == Op.IS_TRUE) {
            out.add(element).add(known ? "" : " = 1");
        } else {
            out.add(known ? "NOT " : "").add(element).add(known ? "" : " = 0");
        }
    }
}
