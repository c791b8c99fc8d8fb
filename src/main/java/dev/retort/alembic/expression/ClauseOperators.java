package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** What operators make of clauses: SQLAlchemy's {@code default_comparator}. */
final class ClauseOperators {

    private static final Map<String, Op> COMPARISONS = Map.of("==", Op.EQ, "!=", Op.NE, "<", Op.LT, "<=", Op.LE, ">",
            Op.GT, ">=", Op.GE);
    private static final Map<Op, Op> MIRRORED = Map.of(Op.LT, Op.GT, Op.GT, Op.LT, Op.LE, Op.GE, Op.GE, Op.LE);
    private static final Map<String, Op> ARITHMETIC = Map.of("+", Op.ADD, "-", Op.SUB, "*", Op.MUL, "/", Op.DIV, "//",
            Op.DIV, "%", Op.MOD, "@>", Op.json("@>"));

    private ClauseOperators() {}

    /** A Python operator; null where clauses have none such. */
    static @Nullable Clause python(Clause self, String operator, Value other, boolean reflected, Interpreter in) {
        Op comparison = COMPARISONS.get(operator);
        if (comparison != null) {
            Op op = reflected ? MIRRORED.getOrDefault(comparison, comparison) : comparison;
            return compare(self, op, other, in);
        }
        Op arithmetic = ARITHMETIC.get(operator);
        if (arithmetic != null) {
            return operate(self, arithmetic, other, reflected, in);
        }
        return switch (operator) {
            case "&", "|" -> {
                Clause with = Coercion.condition(other, in);
                List<Clause> both = reflected ? List.of(with, self) : List.of(self, with);
                yield operator.equals("&") ? Conditions.and(both) : Conditions.or(both);
            }
            case "<<", ">>" -> shifted(self, operator, other, reflected, in);
            default -> null;
        };
    }

    private static Clause shifted(Clause self, String operator, Value other, boolean reflected, Interpreter in) {
        if (!RangeMethods.is(self.sqlType())) {
            throw in.raise("NotImplementedError", "Operator '" + (operator.equals("<<") ? "lshift" : "rshift")
                    + "' is not supported on this expression");
        }
        return operate(self, Op.custom(operator, 5, true, Types.BOOLEAN), other, reflected, in);
    }

    /** {@code == != < <= > >= IS}: {@code None} becomes {@code IS NULL}, truths become constants. */
    static Clause compare(Clause self, Op operator, Value other, Interpreter in) {
        if (self instanceof UnaryClause unary && unary.collects()) {
            Op mirrored = MIRRORED.getOrDefault(operator, operator);
            Clause left = other == NoneValue.NONE ? Constant.NULL : Coercion.operand(other, unary.element(), in);
            return BinaryClause.comparing(left, mirrored, self);
        }
        Clause constant = constant(other);
        if (constant == null) {
            return BinaryClause.comparing(self, operator, Coercion.operand(other, self, in));
        }
        boolean equality = operator == Op.EQ || operator == Op.NE;
        boolean distinct = operator == Op.IS_DISTINCT || operator == Op.IS_NOT_DISTINCT;
        if (equality && constant != Constant.NULL || distinct) {
            return BinaryClause.comparing(self, operator, constant);
        }
        return switch (operator.name()) {
            case "eq", "is_" -> BinaryClause.comparing(self, Op.IS, constant);
            case "ne", "is_not" -> BinaryClause.comparing(self, Op.IS_NOT, constant);
            default -> throw in.raise("ValueError", "Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()',"
                    + " 'is_not_distinct_from()' operators can be used with None/True/False");
        };
    }

    private static @Nullable Clause constant(Value other) {
        return switch (other) {
            case NoneValue _ -> Constant.NULL;
            case BoolValue flag -> Constant.of(flag.value());
            case Constant constant -> constant;
            default -> null;
        };
    }

    /** {@code + - * / %} and operators given as text. */
    static Clause operate(Clause self, Op operator, Value other, boolean reflected, Interpreter in) {
        Clause with = Coercion.operand(other, self, in);
        Clause left = reflected ? with : self;
        Clause right = reflected ? self : with;
        if (operator.result() != null) {
            return BinaryClause.of(left, operator, right, operator.result());
        }
        if (operator.comparison()) {
            return BinaryClause.of(left, operator, right, Types.BOOLEAN);
        }
        Op adapted = adapted(left.sqlType(), operator, right.sqlType());
        return BinaryClause.of(left, adapted, right, ResultTypes.of(left.sqlType(), adapted, right.sqlType()));
    }

    /** {@code +} between texts is {@code ||}. */
    private static Op adapted(SqlaType left, Op operator, SqlaType right) {
        if (operator != Op.ADD) {
            return operator;
        }
        boolean leftJoins = concatenable(left);
        boolean rightJoins = concatenable(right);
        boolean leftUnknown = left.family() == TypeFamily.NULL;
        boolean rightUnknown = right.family() == TypeFamily.NULL;
        return leftJoins && (rightJoins || rightUnknown) || leftUnknown && rightJoins ? Op.CONCAT : Op.ADD;
    }

    private static boolean concatenable(SqlaType type) {
        return switch (type.family()) {
            case STRING, ENUM, BINARY, JSON, ARRAY -> true;
            default -> false;
        };
    }

    /** {@code in_} and {@code not_in}. */
    static Clause in(Clause self, Op operator, Value other, Interpreter in) {
        Clause clause = Coercion.statement(other);
        if (clause instanceof SelectBase select) {
            return BinaryClause.comparing(self, operator, select.scalar());
        }
        if (clause != null) {
            return BinaryClause.comparing(self, operator, clause);
        }
        FromClause from = other instanceof FromClause table ? table : null;
        if (from != null) {
            return BinaryClause.comparing(self, operator, SelectStatement.of(from).scalar());
        }
        if (other instanceof StringValue || other instanceof DictValue) {
            throw in.raise("TypeError", "IN expression list, SELECT construct, or bound parameter object expected, got "
                    + in.repr(other));
        }
        List<Value> values = in.list(other);
        boolean plain = values.stream().allMatch(value -> value != NoneValue.NONE && Coercion.clause(value) == null);
        if (plain) {
            List<SqlaType> types = self instanceof TupleClause tuple ? tuple.types() : List.of(self.sqlType());
            return BinaryClause.comparing(self, operator, new ListClause(values, self.sqlType(), types, operator));
        }
        List<Clause> clauses = new ArrayList<>();
        for (Value value : values) {
            clauses.add(value == NoneValue.NONE ? Constant.NULL : Coercion.operand(value, self, in));
        }
        return BinaryClause.comparing(self, operator, new ClauseList(Op.COMMA, true, clauses));
    }

    /** Whether a value is a list or a tuple. */
    static boolean sequence(Value value) {
        return value instanceof ListValue || value instanceof TupleValue;
    }
}
