package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code sa.bindparam("name", …)}: a place a value is given for, at once or when the statement is executed. */
public final class BindClause extends Clause {

    private final String key;
    private final @Nullable Value value;
    private final SqlaType type;
    private final boolean expanding;
    private final @Nullable Op operator;

    BindClause(String key, @Nullable Value value, SqlaType type, boolean expanding) {
        this(key, value, type, expanding, null);
    }

    /** @param operator what it is the right side of; null where that is not known, as in a text */
    private BindClause(String key, @Nullable Value value, SqlaType type, boolean expanding, @Nullable Op operator) {
        this.key = key;
        this.value = value;
        this.type = type;
        this.expanding = expanding;
        this.operator = operator;
    }

    /** A value for a name that may have been given a type before. */
    static Clause valued(@Nullable Clause before, String name, Value value) {
        if (before instanceof BindClause bind) {
            return new BindClause(name, value, bind.type, bind.expanding, bind.operator);
        }
        return new BindClause(name, value, before == null ? Types.NULL : before.sqlType(), false);
    }

    @Override
    public String key() {
        return key;
    }

    /** The same with a type where it has none. */
    BindClause typed(SqlaType other) {
        return type == Types.NULL ? new BindClause(key, value, other, expanding, operator) : this;
    }

    @Override
    public SqlaType sqlType() {
        return type == Types.NULL && value != null ? ValueTypes.of(value) : type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        boolean list = Op.IN.equals(against) || Op.NOT_IN.equals(against);
        return list ? new BindClause(key, value, type, true, against) : this;
    }

    @Override
    public void write(SqlText out) {
        Value given = out.parameter(key);
        Value now = given == null ? value : given;
        if (now == null) {
            throw new Refusal("A value is required for bind parameter '" + key + "'.", null);
        }
        boolean list = ClauseOperators.sequence(now);
        if (expanding && list) {
            List<Value> values = java.util.Objects.requireNonNull(BinaryText.parts(now));
            out.add(new ListClause(values, type, List.of(type), operator));
        } else {
            SqlaType of = type == Types.NULL ? ValueTypes.of(now) : type;
            out.add(now instanceof Clause clause
                    ? out.text(clause)
                    : now == NoneValue.NONE && !of.claims(now) ? "NULL" : LiteralText.of(now, of, out.dialect()));
        }
    }

    @Override
    public ClassValue type() {
        return SqlClasses.BIND_PARAMETER;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "key" -> new StringValue(key);
            case "value" -> value == null ? NoneValue.NONE : value;
            default -> super.attribute(name, in);
        };
    }
}
