package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** What values of a program become as pieces of SQL: SQLAlchemy's {@code coercions}. */
final class Coercion {

    private Coercion() {}

    /** The clause a value is; null where it is none and would be a literal. */
    static @Nullable Clause clause(Value value) {
        return switch (value) {
            case SelectBase select -> select.scalar();
            case Clause clause -> clause;
            case FromClause from when from.scalar() != null -> from.scalar();
            case InstanceValue instance when instance.payload() != null -> clause(payload(instance));
            default -> null;
        };
    }

    /** The clause a value is, with a statement left as it is. */
    static @Nullable Clause statement(Value value) {
        return switch (value) {
            case Clause clause -> clause;
            case InstanceValue instance when instance.payload() != null -> statement(payload(instance));
            default -> null;
        };
    }

    static Value payload(InstanceValue instance) {
        Value payload = instance.payload();
        return payload == null ? instance : payload;
    }

    /** The table a value is; null where it is none. */
    static @Nullable FromClause from(Value value, Interpreter in) {
        return switch (value) {
            case FromClause from -> from;
            case SelectBase select -> select.asFrom();
            case FunctionCall function -> function.asFrom();
            case TextClause text -> new TextFrom(text);
            case InstanceValue instance when instance.payload() != null -> from(payload(instance), in);
            case ClassValue type -> mapped(type, in);
            default -> null;
        };
    }

    private static @Nullable FromClause mapped(ClassValue type, Interpreter in) {
        Value table = in.attributeOrNull(type, "__table__");
        return table == null || table == NoneValue.NONE ? null : from(table, in);
    }

    /** The table a value is; raises {@code ArgumentError}'s stand-in where it is none. */
    static FromClause table(Value value, Interpreter in) {
        FromClause from = from(value, in);
        if (from == null) {
            throw in.raise("TypeError", "FROM expression, such as a Table or alias() object expected, got "
                    + in.repr(value));
        }
        return from;
    }

    /** What stands beside {@code expression} with an operator: a clause, or a literal typed by it. */
    static Clause operand(Value value, Clause expression, Interpreter in) {
        Clause clause = clause(value);
        if (clause != null) {
            return switch (clause) {
                case InlineValue literal when literal.sqlType() == Types.NULL ->
                    literal.typed(compared(expression.sqlType(), literal.value()));
                case BindClause bind when bind.sqlType() == Types.NULL -> bind.typed(expression.sqlType());
                default -> clause;
            };
        }
        return literal(value, expression.sqlType(), in);
    }

    /** A literal beside something of a type. */
    static InlineValue literal(Value value, SqlaType beside, Interpreter in) {
        if (value instanceof ClassValue || value instanceof FromClause) {
            throw in.raise("TypeError", "SQL expression element or literal value expected, got " + in.repr(value));
        }
        return new InlineValue(value, compared(beside, value));
    }

    /** A clause, or a literal by its own type. */
    static Clause expression(Value value, Interpreter in) {
        Clause clause = clause(value);
        return clause != null ? clause : value == NoneValue.NONE ? Constant.NULL : literal(value, Types.NULL, in);
    }

    /** Something {@code WHERE} takes: a clause, or a truth. */
    static Clause condition(Value value, Interpreter in) {
        if (value instanceof BoolValue flag) {
            return Constant.of(flag.value());
        }
        Clause clause = clause(value);
        if (clause != null) {
            return clause;
        }
        if (value == NoneValue.NONE) {
            return Constant.NULL;
        }
        throw in.raise("TypeError", "SQL expression for WHERE/HAVING role expected, got " + in.repr(value)
                + ". A plain string must be wrapped in text().");
    }

    /** The arguments of a call, a single list among them spread. */
    static List<Value> spread(List<Value> values, Interpreter in) {
        if (values.size() == 1 && values.getFirst() instanceof dev.retort.python.value.ListValue list) {
            return new ArrayList<>(list.items());
        }
        return values;
    }

    /** A type given as an object or as a class; {@link Types#NULL} for {@code None}. */
    static SqlaType type(Value value, Interpreter in) {
        if (value == NoneValue.NONE) {
            return Types.NULL;
        }
        SqlaType type = TypeMethods.readOrNull(value, in);
        if (type != null) {
            return type;
        }
        if (value instanceof ClassValue other) {
            return type(in.call(other, Arguments.NONE), in);
        }
        throw in.raise("TypeError", "a column type expected, got " + in.repr(value));
    }

    /** {@code TypeEngine.coerce_compared_value}: the type of a value beside something of {@code type}. */
    static SqlaType compared(SqlaType type, Value value) {
        SqlaType own = ValueTypes.of(value);
        return type.claims(value) || own == Types.NULL || affinity(own) == affinity(type) ? type : own;
    }

    private static TypeFamily affinity(SqlaType type) {
        return switch (type.family()) {
            case ENUM -> TypeFamily.STRING;
            case FLOAT -> TypeFamily.NUMERIC;
            default -> type.family();
        };
    }
}
