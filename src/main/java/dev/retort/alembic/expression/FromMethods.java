package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The methods of tables, aliases and joins. */
final class FromMethods {

    private FromMethods() {}

    static @Nullable Value attribute(FromClause from, String name, Interpreter in) {
        return switch (name) {
            case "c", "columns", "exported_columns" -> new ColumnCollection(from.columns());
            case "alias" -> NativeFunction.of("alias name? flat?", (given, _) -> AliasClause.of(from,
                    given.string("name").orElse(null)));
            case "select" -> NativeFunction.of("select *whereclause", (given, run) -> {
                SelectStatement select = SelectStatement.of(from);
                return given.rest().isEmpty()
                        ? select
                        : select.where(Coercion.condition(given.rest().getFirst(), run));
            });
            case "join" -> NativeFunction.of("join right onclause? isouter? full?", (given, run) -> join(from, given,
                    JoinClause.Kind.of(given.flag("isouter", false), given.flag("full", false)), run));
            case "outerjoin" -> NativeFunction.of("outerjoin right onclause? full?", (given, run) -> join(from, given,
                    JoinClause.Kind.of(true, given.flag("full", false)), run));
            case "count" -> NativeFunction.of("count", (_, run) -> SelectStatement.of(
                    FunctionCall.of("count", java.util.List.of(), run)).from(from));
            default -> from instanceof TableClause table ? ofTable(table, name) : null;
        };
    }

    private static @Nullable Value ofTable(TableClause table, String name) {
        return switch (name) {
            case "name", "description" -> new StringValue(table.name());
            case "schema" -> table.schema() == null ? NoneValue.NONE : new StringValue(table.schema());
            case "fullname" -> new StringValue((table.schema() == null ? "" : table.schema() + ".") + table.name());
            case "primary_key" -> new ColumnCollection(table.primaryKey());
            case "insert" ->
                NativeFunction.of("insert values? inline? **others", (given, run) -> InsertStatement.of(table,
                        given.value("values").orElse(null), run));
            case "update" -> NativeFunction.of("update whereclause? values? inline? **others", (given,
                    run) -> UpdateStatement.of(table, given.value("whereclause").orElse(null),
                            given.value("values").orElse(null), run));
            case "delete" -> NativeFunction.of("delete whereclause? **others", (given, run) -> DeleteStatement.of(table,
                    given.value("whereclause").orElse(null), run));
            default -> null;
        };
    }

    private static Value join(FromClause from, BoundArguments given, JoinClause.Kind kind, Interpreter in) {
        Value right = given.value("right").orElse(NoneValue.NONE);
        Clause on = given.value("onclause").map(value -> Coercion.condition(value, in)).orElse(null);
        return JoinClause.of(from, Coercion.table(right, in), on, kind, in);
    }

}
