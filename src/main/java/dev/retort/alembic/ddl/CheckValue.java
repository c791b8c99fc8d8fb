package dev.retort.alembic.ddl;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code CHECK (…)}. */
public final class CheckValue extends ConstraintValue {

    private final SqlExpression condition;
    private final @Nullable TypeRule rule;

    /**
     * What a check that comes with a column's type says.
     *
     * @param column the column
     * @param dialects the dialects it is written for
     */
    record TypeRule(ColumnValue column, Set<DialectName> dialects) {}

    CheckValue(ClassValue of, Common common, SqlExpression condition) {
        this(of, common, condition, null);
    }

    CheckValue(ClassValue of, Common common, SqlExpression condition, @Nullable TypeRule rule) {
        super(of, common);
        this.condition = condition;
        this.rule = rule;
    }

    public SqlExpression condition() {
        return condition;
    }

    @Override
    public boolean appliesTo(DialectName dialect) {
        return super.appliesTo(dialect) && (rule == null || rule.dialects().contains(dialect));
    }

    @Override
    public boolean comesWithType() {
        return rule != null;
    }

    @Override
    void findColumns(TableValue table, Interpreter in) {}

    @Override
    public List<ColumnValue> columns() {
        return rule == null ? condition.columns() : List.of(rule.column());
    }

    @Override
    public CheckValue copy() {
        return new CheckValue(type(), common(), condition, rule);
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return name.equals("sqltext") ? condition.value() : super.attribute(name, in);
    }
}
