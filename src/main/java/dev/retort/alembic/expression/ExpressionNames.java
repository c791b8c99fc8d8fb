package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The names of the expression language: what {@code sqlalchemy} and its modules have of it. */
public final class ExpressionNames {

    private final Map<String, Value> names = new LinkedHashMap<>();

    private ExpressionNames() {
        literals();
        conditions();
        operators();
        tables();
        statements();
    }

    /** Names of {@code sqlalchemy}, {@code sqlalchemy.sql} and {@code sqlalchemy.sql.expression}. */
    public static Map<String, Value> sqlalchemy() {
        return new ExpressionNames().names;
    }

    private void add(String words, NativeFunction.BoundBody body) {
        names.put(words.split(" ", 2)[0], NativeFunction.of(words, body));
    }

    private static Value given(BoundArguments arguments, String name) {
        Value value = arguments.get(name);
        return value == null ? NoneValue.NONE : value;
    }

    private static SqlaType type(BoundArguments arguments, String name, Interpreter in) {
        return arguments.value(name).map(type -> Coercion.type(type, in)).orElse(Types.NULL);
    }

    private void literals() {
        add("text text bind?", (given, in) -> TextClause.of(in.str(given(given, "text"))));
        add("literal_column text type_? is_literal?", (given, in) -> new LiteralColumn(in.str(given(given, "text")),
                type(given, "type_", in)));
        add("literal value type_? literal_execute?", (given, in) -> {
            Value value = given(given, "value");
            return given.value("type_").isPresent()
                    ? new InlineValue(value, type(given, "type_", in))
                    : Coercion.literal(value, Types.NULL, in);
        });
        add("bindparam key? value? type_? unique? required? quote? callable_? expanding? isoutparam?"
                + " literal_execute?",
                (given, in) -> new BindClause(given.string("key").orElse("param"),
                        given.get("value"), type(given, "type_", in), given.flag("expanding", false)));
        add("null", (_, _) -> Constant.NULL);
        add("true", (_, _) -> Constant.TRUE);
        add("false", (_, _) -> Constant.FALSE);
        names.put("func", new FunctionGenerator(List.of()));
        names.put("TextClause", SqlClasses.TEXT_CLAUSE);
        names.put("ColumnElement", SqlClasses.COLUMN_ELEMENT);
        names.put("ColumnClause", SqlClasses.COLUMN_CLAUSE);
        names.put("ClauseElement", SqlClasses.CLAUSE_ELEMENT);
        names.put("FunctionElement", SqlClasses.FUNCTION_ELEMENT);
        names.put("Executable", SqlClasses.EXECUTABLE);
        names.put("BindParameter", SqlClasses.BIND_PARAMETER);
        names.put("Select", SqlClasses.SELECT);
        names.put("Insert", SqlClasses.INSERT);
        names.put("Update", SqlClasses.UPDATE);
        names.put("Delete", SqlClasses.DELETE);
        names.put("Label", SqlClasses.LABEL);
        names.put("FromClause", SqlClasses.FROM_CLAUSE);
        names.put("TableClause", SqlClasses.TABLE_CLAUSE);
    }

    private void conditions() {
        add("and_ *clauses", (given, in) -> Conditions.and(all(given, in)));
        add("or_ *clauses", (given, in) -> Conditions.or(all(given, in)));
        add("not_ clause", (given, in) -> Coercion.condition(given(given, "clause"), in).negated());
        add("between expr lower_bound upper_bound symmetric?", (given, in) -> method(given, "expr", "between", in,
                given(given, "lower_bound"), given(given, "upper_bound")));
        add("case *whens value? else_? **others", CaseClause::of);
        add("exists *args **others", (given, in) -> ExistsClause.of(given.rest(), in));
        add("any_ expr", (given, in) -> collection(Op.ANY, given, in));
        add("all_ expr", (given, in) -> collection(Op.ALL, given, in));
        add("tuple_ *clauses types?", (given, in) -> new TupleClause(
                given.rest().stream().map(value -> Coercion.expression(value, in)).toList()));
    }

    private static List<Clause> all(BoundArguments given, Interpreter in) {
        List<Clause> all = new ArrayList<>();
        given.rest().forEach(value -> all.add(Coercion.condition(value, in)));
        return all;
    }

    private static Clause collection(Op operator, BoundArguments given, Interpreter in) {
        Clause of = Coercion.expression(given(given, "expr"), in);
        return UnaryClause.before(operator, of, ClauseMethods.item(of.sqlType()));
    }

    private static Value method(BoundArguments given, String name, String method, Interpreter in, Value... values) {
        Clause clause = Coercion.expression(given(given, name), in);
        return in.call(in.attribute(clause, method), dev.retort.python.value.Arguments.of(values));
    }

    private void operators() {
        add("cast expression type_", (given, in) -> new CastClause(Coercion.expression(given(given, "expression"), in),
                type(given, "type_", in), CastClause.Kind.CAST));
        add("try_cast expression type_", (given, in) -> new CastClause(
                Coercion.expression(given(given, "expression"), in), type(given, "type_", in),
                CastClause.Kind.TRY_CAST));
        add("type_coerce expression type_", (given, in) -> new CastClause(
                Coercion.expression(given(given, "expression"), in), type(given, "type_", in),
                CastClause.Kind.COERCE));
        add("extract field expr", (given, in) -> new ExtractClause(given.string("field").orElse(""),
                Coercion.expression(given(given, "expr"), in)));
        add("label name element type_?", (given, in) -> LabelClause.of(
                Coercion.expression(given(given, "element"), in), given.string("name").orElse(null)));
        for (String name : List.of("asc", "desc", "nulls_first", "nulls_last", "nullsfirst", "nullslast")) {
            add(name + " column", (given, in) -> in.call(in.attribute(OrderText.of(given(given, "column"), in),
                    name), dev.retort.python.value.Arguments.NONE));
        }
        add("distinct expr", (given, in) -> {
            Clause clause = Coercion.expression(given(given, "expr"), in);
            return UnaryClause.before(Op.DISTINCT, clause, clause.sqlType());
        });
        add("collate expression collation", (given, in) -> ClauseMethods.collate(
                Coercion.expression(given(given, "expression"), in), in.str(given(given, "collation"))));
        add("over element partition_by? order_by? rows? range_?", (given, in) -> SuffixClause.over(
                Coercion.expression(given(given, "element"), in), given, in));
        add("funcfilter func *criterion", (given, in) -> SuffixClause.filter(
                Coercion.expression(given(given, "func"), in), given.rest(), in));
        add("within_group element *order_by", (given, in) -> SuffixClause.withinGroup(
                Coercion.expression(given(given, "element"), in), given.rest(), in));
    }

    private void tables() {
        add("column text type_? is_literal? _selectable?", (given, in) -> {
            String name = in.str(given(given, "text"));
            return given.flag("is_literal", false)
                    ? new LiteralColumn(name, type(given, "type_", in))
                    : new LightColumn(name, type(given, "type_", in), null);
        });
        add("table name *columns schema?", (given, in) -> new LightTable(in.str(given(given, "name")),
                given.string("schema").orElse(null),
                given.rest().stream().map(column -> (ColumnClause) Coercion.expression(column, in)).toList()));
        add("alias selectable name? flat?", (given, in) -> aliased(given, in));
        add("subquery selectable name?", (given, in) -> aliased(given, in));
        add("lateral selectable name?", (given, in) -> given(given, "selectable") instanceof SelectBase select
                ? AliasClause.of(select, AliasClause.Kind.LATERAL, given.string("name").orElse(null))
                : Coercion.table(given(given, "selectable"), in));
        add("join left right onclause? isouter? full?", (given, in) -> join(given, given.flag("isouter", false), in));
        add("outerjoin left right onclause? full?", (given, in) -> join(given, true, in));
        add("values *columns name? literal_binds?", (given, in) -> ValuesClause.of(given, in));
    }

    private static Value aliased(BoundArguments given, Interpreter in) {
        Value selectable = given(given, "selectable");
        String name = given.string("name").orElse(null);
        return selectable instanceof SelectBase select
                ? AliasClause.of(select, AliasClause.Kind.SUBQUERY, name)
                : AliasClause.of(Coercion.table(selectable, in), name);
    }

    private static Value join(BoundArguments given, boolean outer, Interpreter in) {
        Clause on = given.value("onclause").map(value -> Coercion.condition(value, in)).orElse(null);
        return JoinClause.of(Coercion.table(given(given, "left"), in), Coercion.table(given(given, "right"), in), on,
                JoinClause.Kind.of(outer, given.flag("full", false)), in);
    }

    private void statements() {
        names.put("select", new NativeFunction("select", (given, in) -> LegacySelect.of(given, in)));
        add("insert table values? **others", (given, in) -> InsertStatement.of(table(given, in),
                given.value("values").orElse(null), in));
        add("update table whereclause? values? **others", (given, in) -> UpdateStatement.of(
                Coercion.table(given(given, "table"), in), given.value("whereclause").orElse(null),
                given.value("values").orElse(null), in));
        add("delete table whereclause? **others", (given, in) -> DeleteStatement.of(
                Coercion.table(given(given, "table"), in), given.value("whereclause").orElse(null), in));
        for (String name : List.of("union", "union_all", "except_", "except_all", "intersect", "intersect_all")) {
            names.put(name, new NativeFunction(name, (given, in) -> CompoundSelect.of(name,
                    Coercion.spread(given.positional(), in), in)));
        }
    }

    private static TableClause table(BoundArguments given, Interpreter in) {
        if (Coercion.table(given(given, "table"), in) instanceof TableClause table) {
            return table;
        }
        throw in.raise("TypeError", "subject table for an INSERT, UPDATE or DELETE expected, got "
                + in.repr(given(given, "table")));
    }

    /** Names of {@code sqlalchemy.dialects.postgresql}. */
    public static Map<String, Value> postgresql() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("insert", NativeFunction.of("insert table values? **others", (given, in) -> InsertStatement.of(
                table(given, in), given.value("values").orElse(null), in)));
        all.put("array", NativeFunction.of("array clauses type_?", (given, in) -> {
            List<Clause> items = in.list(given(given, "clauses")).stream()
                    .map(value -> Coercion.expression(value, in)).toList();
            SqlaType item = given.value("type_").map(type -> Coercion.type(type, in))
                    .orElse(items.isEmpty() ? Types.NULL : items.getFirst().sqlType());
            return new ArrayLiteral(items, new ArrayOf(item));
        }));
        all.put("array_agg", new NativeFunction("array_agg", (given, in) -> Functions.call(List.of("array_agg"), given,
                in)));
        all.put("aggregate_order_by", NativeFunction.of("aggregate_order_by target *order_by", (given,
                in) -> new OrderedClause(Coercion.expression(given(given, "target"), in),
                        given.rest().stream().map(one -> Coercion.expression(one, in)).toList())));
        for (String name : List.of("Any", "All")) {
            all.put(name, NativeFunction.of(name + " other arrexpr operator?", (given, in) -> method(given, "arrexpr",
                    name.toLowerCase(java.util.Locale.ROOT), in, given(given, "other"))));
        }
        return all;
    }

    /** Names of {@code sqlalchemy.dialects.sqlite}. */
    public static Map<String, Value> sqlite() {
        return Map.of("insert", NativeFunction.of("insert table values? **others", (given, in) -> InsertStatement.of(
                table(given, in), given.value("values").orElse(null), in)));
    }

    /** {@code op.inline_literal}: a value written into the statement. */
    public static NativeFunction inlineLiteral() {
        return NativeFunction.of("inline_literal value type_?", (given, in) -> {
            Value value = given(given, "value");
            return given.value("type_").isPresent()
                    ? new InlineValue(value, type(given, "type_", in))
                    : new InlineValue(value, ValueTypes.of(value));
        });
    }

    /** Names of {@code sqlalchemy.sql.functions}: {@code func}, and functions by their names. */
    public static Map<String, Value> functions() {
        Map<String, Value> all = new LinkedHashMap<>();
        all.put("func", new FunctionGenerator(List.of()));
        for (String name : List.of("now", "count", "coalesce", "concat", "max", "min", "sum", "random", "char_length",
                "current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp",
                "session_user", "user", "array_agg", "rank", "dense_rank", "percent_rank", "mode")) {
            all.put(name, new FunctionGenerator(List.of(name)));
        }
        all.put("FunctionElement", SqlClasses.FUNCTION_ELEMENT);
        all.put("GenericFunction", SqlClasses.GENERIC_FUNCTION);
        return all;
    }

    /** What a connection executes: a statement as it is, any other expression as a select of it; null for neither. */
    public static @Nullable Clause executable(Value value) {
        return switch (Coercion.statement(value)) {
            case ExecutableClause statement -> statement;
            case FunctionCall function -> SelectStatement.of(function);
            case ScalarSelect scalar -> scalar.select();
            case null -> value instanceof FromClause from ? SelectStatement.of(from) : null;
            case Clause other -> other;
        };
    }

    /** The host's object an instance of a program's class stands for; any other value as it is. */
    public static Value unwrapped(Value value) {
        return value instanceof InstanceValue instance ? Coercion.payload(instance) : value;
    }

    /** {@code Executable}, for programs to derive from. */
    public static Value executableClass() {
        return SqlClasses.EXECUTABLE;
    }

    /** {@code select} itself. */
    public static NativeFunction select() {
        return new NativeFunction("select", LegacySelect::of);
    }

    /** What a select was given as columns, classes as classes; empty for any other value. */
    public static List<Value> entities(Value select) {
        return select instanceof SelectStatement statement ? statement.parts().entities : List.of();
    }

    /** {@code SELECT count(*) FROM} a subquery. */
    public static Clause count(Value subquery, Interpreter in) {
        return SelectStatement.of(FunctionCall.of("count", List.of(), in)).from(Coercion.table(subquery, in));
    }
}
