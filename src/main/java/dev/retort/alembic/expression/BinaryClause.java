package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Pulse;

/** Two clauses with an operator between them. */
final class BinaryClause extends Clause {

    private final Clause left;
    private final Clause right;
    private final Op operator;
    private final SqlaType type;
    private final boolean negatable;
    private final Map<String, Clause> modifiers;

    private BinaryClause(Clause left, Clause right, Op operator, SqlaType type, boolean negatable,
            Map<String, Clause> modifiers) {
        this.left = left.grouped(operator);
        this.right = right.grouped(operator);
        this.operator = operator;
        this.type = type;
        this.negatable = negatable;
        this.modifiers = modifiers;
    }

    static BinaryClause of(Clause left, Op operator, Clause right, SqlaType type) {
        return new BinaryClause(left, right, operator, type, false, Map.of());
    }

    /** A comparison, which {@code NOT} turns into its opposite. */
    static BinaryClause comparing(Clause left, Op operator, Clause right) {
        return new BinaryClause(left, right, operator, Types.BOOLEAN, true, Map.of());
    }

    static BinaryClause comparing(Clause left, Op operator, Clause right, Map<String, Clause> modifiers) {
        return new BinaryClause(left, right, operator, Types.BOOLEAN, true, modifiers);
    }

    Clause left() {
        return left;
    }

    Clause right() {
        return right;
    }

    Op operator() {
        return operator;
    }

    /** {@code escape}, {@code symmetric}, {@code flags}, {@code replacement}, {@code postgresql_regconfig}. */
    @Nullable
    Clause modifier(String name) {
        return modifiers.get(name);
    }

    BinaryClause with(Map<String, Clause> others) {
        return new BinaryClause(left, right, operator, type, negatable, others);
    }

    BinaryClause typed(SqlaType other) {
        return new BinaryClause(left, right, operator, other, negatable, modifiers);
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return operator.yieldsTo(against) ? new Grouping(this) : this;
    }

    @Override
    Clause negated() {
        Op opposite = operator.negation();
        if (!negatable || opposite == null) {
            return super.negated();
        }
        Clause other = right instanceof ListClause list ? list.negatedIn(opposite) : right;
        return new BinaryClause(left, other, opposite, type, true, modifiers);
    }

    @Override
    boolean implicitlyBoolean() {
        return operator.makesTruth();
    }

    @Override
    List<FromClause> froms() {
        Pulse.beat();
        List<FromClause> all = new ArrayList<>(left.froms());
        all.addAll(right.froms());
        return all;
    }

    @Override
    public void write(SqlText out) {
        BinaryText.write(this, out);
    }
}
