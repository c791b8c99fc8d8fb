package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The methods of function calls: {@code over}, {@code filter}, {@code within_group}, those that make tables. */
final class FunctionMethods {

    private FunctionMethods() {}

    static @Nullable Value attribute(FunctionCall function, String name) {
        return switch (name) {
            case "over" -> NativeFunction.of("over partition_by? order_by? rows? range_?",
                    (given, in) -> SuffixClause.over(function, given, in));
            case "filter" -> new NativeFunction(name,
                    (given, in) -> SuffixClause.filter(function, given.positional(), in));
            case "within_group" -> new NativeFunction(name,
                    (given, in) -> SuffixClause.withinGroup(function, given.positional(), in));
            case "alias" -> NativeFunction.of("alias name? joins_implicitly?", (given, _) -> new FunctionFrom(function,
                    given.string("name").orElse(null), List.of()));
            case "table_valued" -> NativeFunction.of("table_valued *expr with_ordinality? name? joins_implicitly?",
                    FunctionMethods.tables(function));
            case "column_valued" -> NativeFunction.of("column_valued name? joins_implicitly?", (given, _) -> {
                FunctionFrom from = new FunctionFrom(function, given.string("name").orElse(null), List.of());
                return new WholeColumn(from, function.sqlType());
            });
            case "select" -> NativeFunction.of("select", (_, _) -> SelectStatement.of(function));
            case "scalar_table_valued" -> NativeFunction.of("scalar_table_valued name type_?", (given,
                    in) -> new FieldClause(function, given.string("name").orElse(""),
                            given.value("type_").map(type -> Coercion.type(type, in)).orElse(Types.NULL)));
            default -> null;
        };
    }

    private static NativeFunction.BoundBody tables(FunctionCall function) {
        return (BoundArguments given, Interpreter in) -> {
            List<LightColumn> columns = new ArrayList<>();
            for (Value value : given.rest()) {
                SqlaType type = value instanceof Clause clause ? clause.sqlType() : Types.NULL;
                String name = value instanceof StringValue(String text)
                        ? text
                        : value instanceof ColumnClause column ? column.name() : in.str(value);
                columns.add(new LightColumn(name, type, null));
            }
            return new FunctionFrom(function, given.string("name").orElse(null), columns);
        };
    }
}
