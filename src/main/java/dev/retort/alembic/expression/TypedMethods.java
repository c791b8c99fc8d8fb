package dev.retort.alembic.expression;

import java.math.BigInteger;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The methods only expressions of some types have: JSON, JSONB, HSTORE, ARRAY and ranges. */
final class TypedMethods {

    private static final Map<String, String> JSON = Map.of("has_key", "?", "has_all", "?&", "has_any", "?|",
            "contains", "@>", "contained_by", "<@");
    private static final Map<String, String> ARRAY = Map.of("contains", "@>", "contained_by", "<@", "overlap", "&&");
    private static final Map<String, String> RANGE = Map.ofEntries(Map.entry("contains", "@>"),
            Map.entry("contained_by", "<@"), Map.entry("overlaps", "&&"), Map.entry("strictly_left_of", "<<"),
            Map.entry("strictly_right_of", ">>"), Map.entry("not_extend_right_of", "&<"),
            Map.entry("not_extend_left_of", "&>"), Map.entry("adjacent_to", "-|-"));
    private static final Map<String, SqlaType> CASTS = Map.of("as_string", Types.STRING, "as_integer", Types.INTEGER,
            "as_float", Types.FLOAT, "as_boolean", Types.BOOLEAN);

    private TypedMethods() {}

    static @Nullable Value attribute(Clause self, String name, Interpreter in) {
        SqlaType type = self.sqlType();
        String kind = type.type().name();
        if (RangeMethods.is(type)) {
            return operator(self, name, RANGE, 5, in);
        }
        if (HstoreText.is(type)) {
            Value function = HstoreMethods.attribute(self, name);
            return function != null ? function : operator(self, name, JSON, 15, in);
        }
        if (type.family() == TypeFamily.ARRAY) {
            return name.equals("any") || name.equals("all")
                    ? any(self, name)
                    : kind.equals("ARRAY") || !name.equals("contains") ? operator(self, name, ARRAY, 5, in) : null;
        }
        Value json = type.family() == TypeFamily.JSON || self instanceof BinaryClause binary && path(binary)
                ? json(self, name)
                : null;
        return json != null || !kind.equals("JSONB") ? json : operator(self, name, JSON, 15, in);
    }

    private static @Nullable Value operator(Clause self, String name, Map<String, String> operators, int precedence,
            Interpreter in) {
        String text = operators.get(name);
        if (text == null) {
            return null;
        }
        Op operator = precedence == 15 ? Op.json(text) : Op.custom(text, precedence, true, Types.BOOLEAN);
        return NativeFunction.of(name + " other **others", (given, run) -> {
            Value value = given.get("other");
            Clause other = Coercion.operand(value == null ? NoneValue.NONE : value, self, run);
            return BinaryClause.of(self, operator, other, Types.BOOLEAN);
        });
    }

    private static boolean path(BinaryClause binary) {
        return binary.operator() == Op.JSON_GETITEM || binary.operator() == Op.JSON_PATH;
    }

    private static @Nullable Value json(Clause self, String name) {
        if (name.equals("astext") && self instanceof BinaryClause binary && path(binary)) {
            Op operator = Op.json(binary.operator() == Op.JSON_PATH ? "#>>" : "->>");
            return BinaryClause.of(binary.left(), operator, binary.right(), Types.STRING);
        }
        if (name.equals("as_json")) {
            return new NativeFunction(name, (_, _) -> self);
        }
        if (name.equals("as_numeric")) {
            return NativeFunction.of("as_numeric precision scale asdecimal?", (given, in) -> typed(self,
                    new NumericOf(number(given, "precision"), number(given, "scale")), in));
        }
        SqlaType cast = CASTS.get(name);
        return cast == null ? null : new NativeFunction(name, (_, in) -> typed(self, cast, in));
    }

    private static int number(BoundArguments given, String name) {
        return given.integer(name).map(BigInteger::intValue).orElse(0);
    }

    private static Clause typed(Clause self, SqlaType type, Interpreter in) {
        if (self instanceof BinaryClause binary && path(binary)) {
            return binary.typed(type);
        }
        throw in.raise("ValueError", "The JSON cast operators only work with a JSON index expression e.g. "
                + "col['q'].as_string()");
    }

    /** {@code array.any(value, operator=operators.eq)}: {@code value = ANY (array)}. */
    private static NativeFunction any(Clause self, String name) {
        Op operator = name.equals("any") ? Op.ANY : Op.ALL;
        return NativeFunction.of(name + " other operator?", (given, in) -> {
            SqlaType item = ClauseMethods.item(self.sqlType());
            Clause collection = UnaryClause.before(operator, self, item);
            Value value = given.get("other");
            Clause left = value == null || value == NoneValue.NONE
                    ? Constant.NULL
                    : Coercion.operand(value, collection, in);
            return BinaryClause.comparing(left, Op.EQ, collection);
        });
    }

}
