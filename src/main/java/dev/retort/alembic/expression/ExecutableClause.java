package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** A statement of the expression language: something a connection executes. */
public abstract class ExecutableClause extends Clause {

    @Override
    public SqlaType sqlType() {
        return Types.NULL;
    }

    /** The columns of the rows it gives; none where it gives no rows. */
    public abstract List<? extends Clause> selectedColumns();

    /** Writes it where it stands. */
    abstract void write(SqlText out, SelectPlace place);

    @Override
    public final void write(SqlText out) {
        write(out, SelectPlace.ALONE);
    }

    /** Its columns as a subquery's. */
    List<ColumnClause> proxies(FromClause owner) {
        return List.of();
    }

    /** The column or label an {@code ORDER BY} names; null where there is none. */
    @Nullable
    Clause labelled(String name) {
        return null;
    }

    /** Whether the label is among its columns. */
    boolean selects(LabelClause label) {
        return false;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "execution_options", "options", "with_hint", "prefix_with", "suffix_with",
                    "params" ->
                new NativeFunction(
                        name,
                        (_, _) -> this);
            case "cte" -> NativeFunction.of("cte name? recursive? nesting?", (given, _) -> CteClause.of(this,
                    given.string("name").orElse(null), given.flag("recursive", false)));
            case "compile" -> new NativeFunction(name, (_, _) -> new CompiledText(this));
            default -> null;
        };
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
