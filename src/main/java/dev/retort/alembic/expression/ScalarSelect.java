package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** A select as one value, in parentheses. */
final class ScalarSelect extends Clause {

    private final SelectBase select;

    ScalarSelect(SelectBase select) {
        this.select = select;
    }

    SelectBase select() {
        return select;
    }

    @Override
    public SqlaType sqlType() {
        List<? extends Clause> columns = select.selectedColumns();
        return columns.isEmpty() ? Types.NULL : columns.getFirst().sqlType();
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return this;
    }

    @Override
    List<FromClause> froms() {
        return List.of();
    }

    @Override
    public void write(SqlText out) {
        out.add("(");
        out.in(Scope::ofStatement, () -> select.write(out, SelectPlace.ALONE));
        out.add(")");
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "where" -> new NativeFunction(name, (given, run) -> {
                SelectStatement one = (SelectStatement) select;
                List<Clause> all = new ArrayList<>();
                given.positional().forEach(value -> all.add(Coercion.condition(value, run)));
                return new ScalarSelect(one.where(all));
            });
            case "correlate", "correlate_except" -> new NativeFunction(name, (given, run) -> new ScalarSelect(
                    (SelectBase) run.call(run.attribute(select, name), given)));
            case "self_group", "scalar_subquery", "as_scalar" -> new NativeFunction(name, (_, _) -> this);
            default -> super.attribute(name, in);
        };
    }
}
