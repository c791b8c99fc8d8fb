package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The methods of everything that selects. */
final class SelectBaseMethods {

    private SelectBaseMethods() {}

    static @Nullable Value attribute(SelectBase select, String name, Interpreter in) {
        return switch (name) {
            case "scalar_subquery", "as_scalar" -> new NativeFunction(name, (_, _) -> select.scalar());
            case "label" -> NativeFunction.of("label name", (given, _) -> LabelClause.of(select.scalar(),
                    given.string("name").orElse(null)));
            case "subquery", "alias" -> NativeFunction.of(name + " name? flat?", (given, _) -> AliasClause.of(select,
                    AliasClause.Kind.SUBQUERY, given.string("name").orElse(null)));
            case "lateral" -> NativeFunction.of("lateral name?", (given, _) -> AliasClause.of(select,
                    AliasClause.Kind.LATERAL, given.string("name").orElse(null)));
            case "exists" -> new NativeFunction(name, (_, _) -> ExistsClause.of(select));
            case "union", "union_all", "except_", "except_all", "intersect", "intersect_all" -> new NativeFunction(name,
                    (given, run) -> CompoundSelect.of(select, name, given.positional(), run));
            case "c", "columns", "selected_columns", "exported_columns" -> new ColumnCollection(
                    AliasClause.of(select, AliasClause.Kind.SUBQUERY, null).columns());
            case "set_label_style" -> new NativeFunction(name, (_, _) -> select);
            case "self_group" -> new NativeFunction(name, (_, _) -> select.scalar());
            case "select" -> new NativeFunction(name, (_, _) -> SelectStatement.of(select.asFrom()));
            case "join", "outerjoin" -> NativeFunction.of(name + " right onclause? isouter? full?",
                    (given, run) -> join(select, name, given, run));
            default -> null;
        };
    }

    private static Value join(SelectBase select, String name, BoundArguments given, Interpreter in) {
        Clause on = given.value("onclause").map(value -> Coercion.condition(value, in)).orElse(null);
        FromClause right = Coercion.table(given.value("right").orElse(NoneValue.NONE), in);
        JoinClause.Kind kind = JoinClause.Kind.of(name.equals("outerjoin") || given.flag("isouter", false),
                given.flag("full", false));
        return JoinClause.of(select.asFrom(), right, on, kind, in);
    }

}
