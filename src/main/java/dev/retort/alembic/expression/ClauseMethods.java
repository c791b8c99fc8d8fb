package dev.retort.alembic.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The methods of every expression: SQLAlchemy's {@code ColumnOperators}. */
final class ClauseMethods {

    private ClauseMethods() {}

    static @Nullable Value attribute(Clause self, String name, Interpreter in) {
        Value typed = TypedMethods.attribute(self, name, in);
        if (typed != null) {
            return typed;
        }
        Value compared = comparison(self, name);
        return compared != null ? compared : other(self, name);
    }

    private static @Nullable Value comparison(Clause self, String name) {
        return switch (name) {
            case "in_" -> one(name, (value, in) -> ClauseOperators.in(self, Op.IN, value, in));
            case "not_in", "notin_" -> one(name, (value, in) -> ClauseOperators.in(self, Op.NOT_IN, value, in));
            case "is_" -> one(name, (value, in) -> ClauseOperators.compare(self, Op.IS, value, in));
            case "is_not", "isnot" -> one(name, (value, in) -> ClauseOperators.compare(self, Op.IS_NOT, value, in));
            case "is_distinct_from" ->
                one(name, (value, in) -> ClauseOperators.compare(self, Op.IS_DISTINCT, value, in));
            case "is_not_distinct_from", "isnot_distinct_from" -> one(name,
                    (value, in) -> ClauseOperators.compare(self, Op.IS_NOT_DISTINCT, value, in));
            case "like" -> like(self, name, Op.LIKE);
            case "ilike" -> like(self, name, Op.ILIKE);
            case "not_like", "notlike" -> like(self, name, Op.NOT_LIKE);
            case "not_ilike", "notilike" -> like(self, name, Op.NOT_ILIKE);
            case "contains", "startswith", "endswith", "icontains", "istartswith", "iendswith" ->
                LikeClause.method(self,
                        name);
            case "between" -> NativeFunction.of("between cleft cright symmetric?",
                    (given, in) -> between(self, given, in));
            case "match" ->
                NativeFunction.of("match other postgresql_regconfig? **others", (given, in) -> match(self, given,
                        in));
            case "regexp_match" -> NativeFunction.of("regexp_match pattern flags?", (given, in) -> BinaryClause
                    .comparing(self, Op.REGEXP, operand(self, given, "pattern", in), flags(self, given, in)));
            case "regexp_replace" -> NativeFunction.of("regexp_replace pattern replacement flags?",
                    (given, in) -> replace(self, given, in));
            default -> null;
        };
    }

    private static @Nullable Value other(Clause self, String name) {
        return switch (name) {
            case "op" -> NativeFunction.of("op opstring precedence? is_comparison? return_type? python_impl?",
                    (given, in) -> op(self, given, given.flag("is_comparison", false), in));
            case "bool_op" -> NativeFunction.of("bool_op opstring precedence? python_impl?",
                    (given, in) -> op(self, given, true, in));
            case "concat" -> one(name, (value, in) -> ClauseOperators.operate(self, Op.CONCAT, value, false, in));
            case "label" -> NativeFunction.of("label name?", (given, _) -> LabelClause.of(self,
                    given.string("name").orElse(null)));
            case "cast" -> one(name, (value, in) -> new CastClause(self, Coercion.type(value, in),
                    CastClause.Kind.CAST));
            case "asc" -> none(name, UnaryClause.behind(Op.ASC, self));
            case "desc" -> none(name, UnaryClause.behind(Op.DESC, self));
            case "nulls_first", "nullsfirst" -> none(name, UnaryClause.behind(Op.NULLS_FIRST, self));
            case "nulls_last", "nullslast" -> none(name, UnaryClause.behind(Op.NULLS_LAST, self));
            case "distinct" -> none(name, UnaryClause.before(Op.DISTINCT, self, self.sqlType()));
            case "any_" -> none(name, UnaryClause.before(Op.ANY, self, item(self.sqlType())));
            case "all_" -> none(name, UnaryClause.before(Op.ALL, self, item(self.sqlType())));
            case "collate" -> one(name, (value, in) -> collate(self, in.str(value)));
            case "self_group" -> new NativeFunction(name, (_, _) -> self.grouped(null));
            case "compile" -> new NativeFunction(name, (_, _) -> new CompiledText(self));
            case "type" -> self.sqlType().value();
            case "is_clause_element" -> dev.retort.python.value.BoolValue.TRUE;
            default -> null;
        };
    }

    /** What a method of one argument does. */
    @FunctionalInterface
    private interface OneArgument {

        Value call(Value argument, Interpreter in);
    }

    private static NativeFunction one(String name, OneArgument body) {
        return NativeFunction.of(name + " other", (given, in) -> body.call(given(given, "other"), in));
    }

    private static NativeFunction none(String name, Clause result) {
        return NativeFunction.of(name, (_, _) -> result);
    }

    private static Value given(BoundArguments arguments, String name) {
        Value value = arguments.get(name);
        return value == null ? NoneValue.NONE : value;
    }

    private static Clause operand(Clause self, BoundArguments given, String name, Interpreter in) {
        return Coercion.operand(given(given, name), self, in);
    }

    private static NativeFunction like(Clause self, String name, Op operator) {
        return NativeFunction.of(name + " other escape?", (given, in) -> BinaryClause.comparing(self, operator,
                operand(self, given, "other", in), escape(given.string("escape").orElse(null))));
    }

    static Map<String, Clause> escape(@Nullable String escape) {
        return escape == null ? Map.of() : Map.of("escape", new InlineValue(new StringValue(escape), Types.STRING));
    }

    private static Clause between(Clause self, BoundArguments given, Interpreter in) {
        Clause bounds = new ClauseList(Op.AND, false,
                List.of(operand(self, given, "cleft", in), operand(self, given, "cright", in)));
        return BinaryClause.comparing(self, Op.BETWEEN, bounds,
                given.flag("symmetric", false) ? Map.of("symmetric", Constant.TRUE) : Map.of());
    }

    private static Clause match(Clause self, BoundArguments given, Interpreter in) {
        Map<String, Clause> modifiers = new HashMap<>();
        given.string("postgresql_regconfig")
                .ifPresent(config -> modifiers.put("postgresql_regconfig", new InlineValue(new StringValue(config),
                        Types.STRING)));
        return BinaryClause.comparing(self, Op.MATCH, operand(self, given, "other", in), modifiers);
    }

    private static Map<String, Clause> flags(Clause self, BoundArguments given, Interpreter in) {
        return given.value("flags").map(flags -> Map.of("flags", Coercion.operand(flags, self, in)))
                .orElse(Map.of());
    }

    private static Clause replace(Clause self, BoundArguments given, Interpreter in) {
        Map<String, Clause> modifiers = new HashMap<>(flags(self, given, in));
        modifiers.put("replacement", operand(self, given, "replacement", in));
        return BinaryClause.of(self, Op.REGEXP_REPLACE, operand(self, given, "pattern", in), self.sqlType())
                .with(modifiers);
    }

    private static Value op(Clause self, BoundArguments given, boolean comparison, Interpreter in) {
        SqlaType result = given.value("return_type").map(type -> Coercion.type(type, in)).orElse(null);
        int precedence = given.value("precedence").map(value -> ((IntValue) value).value().intValue()).orElse(0);
        Op operator = Op.custom(given.string("opstring").orElse(""), precedence, comparison, result);
        return new NativeFunction("op", (arguments, run) -> ClauseOperators.operate(self, operator,
                arguments.positional().getFirst(), false, run));
    }

    static Clause collate(Clause self, String name) {
        return BinaryClause.of(self, Op.COLLATE, new CollationName(name), self.sqlType());
    }

    /** The type of an array's items. */
    static SqlaType item(SqlaType type) {
        return switch (type) {
            case dev.retort.alembic.type.ArrayType array -> array.item();
            case ArrayOf array -> array.item();
            default -> type.family() == TypeFamily.ARRAY ? Types.NULL : type;
        };
    }

}
