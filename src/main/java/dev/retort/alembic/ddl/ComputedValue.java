package dev.retort.alembic.ddl;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** {@code Computed}: {@code GENERATED ALWAYS AS (…)}. */
public final class ComputedValue extends FetchedValue {

    private final SqlExpression expression;
    private final @Nullable Boolean persisted;

    ComputedValue(ClassValue of, SqlExpression expression, @Nullable Boolean persisted) {
        super(of, null);
        this.expression = expression;
        this.persisted = persisted;
    }

    public SqlExpression expression() {
        return expression;
    }

    /** Whether it is stored; null leaves that to the database. */
    public @Nullable Boolean persisted() {
        return persisted;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "sqltext" -> expression.value();
            case "persisted" -> persisted == null ? NoneValue.NONE : BoolValue.of(persisted);
            default -> super.attribute(name, in);
        };
    }
}
