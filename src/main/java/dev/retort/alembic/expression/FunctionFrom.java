package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A function that gives rows, behind {@code FROM}. */
final class FunctionFrom extends FromClause {

    private final FunctionCall function;
    private final @Nullable Name name;
    private final boolean derived;
    private final List<ColumnClause> columns = new ArrayList<>();

    /** @param name its alias; null for a numbered one where it has columns, for none where it has none */
    FunctionFrom(FunctionCall function, @Nullable String name, List<LightColumn> columns) {
        this(function, name == null ? Name.numbered("anon", new Object()) : Name.of(name), columns, false);
    }

    private FunctionFrom(FunctionCall function, @Nullable Name name, List<? extends ColumnClause> columns,
            boolean derived) {
        this.function = function;
        this.name = name;
        this.derived = derived;
        columns.forEach(column -> this.columns
                .add(new ProxyColumn(this, column, column.sqlName(), column.key())));
    }

    @Override
    public List<ColumnClause> columns() {
        return columns;
    }

    @Override
    void writeFrom(SqlText out) {
        out.add(function);
        if (name == null) {
            return;
        }
        out.add(" AS ").name(name);
        if (derived) {
            out.add("(");
            for (int i = 0; i < columns.size(); i++) {
                out.add(i == 0 ? "" : ", ").name(columns.get(i).sqlName());
            }
            out.add(")");
        }
    }

    @Override
    void writeQualifier(SqlText out) {
        if (name != null) {
            out.name(name);
        }
    }

    @Override
    @Nullable
    Name labelStem() {
        return name;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "render_derived" ->
                NativeFunction.of("render_derived name? with_types?", (given, _) -> new FunctionFrom(
                        function, given.string("name").map(Name::of).orElse(name), columns, true));
            case "column" -> new WholeColumn(this, function.sqlType());
            case "name" -> new StringValue(name == null ? "" : name.text());
            default -> super.attribute(attribute, in);
        };
    }
}
