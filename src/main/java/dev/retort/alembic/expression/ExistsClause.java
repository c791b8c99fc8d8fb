package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** {@code EXISTS (SELECT …)}. */
final class ExistsClause extends Clause {

    private final SelectBase select;

    private ExistsClause(SelectBase select) {
        this.select = select;
    }

    static ExistsClause of(SelectBase select) {
        return new ExistsClause(select);
    }

    /** {@code exists(select(…))}, {@code exists().where(…)}, {@code exists(column)}. */
    static ExistsClause of(List<Value> arguments, Interpreter in) {
        if (arguments.size() == 1) {
            Value only = arguments.getFirst();
            if (only instanceof SelectBase select) {
                return new ExistsClause(select);
            }
            if (only instanceof ScalarSelect scalar) {
                return new ExistsClause(scalar.select());
            }
        }
        List<Value> columns = arguments.isEmpty() ? List.of(new LiteralColumn("*", Types.NULL)) : arguments;
        return new ExistsClause(SelectStatement.of(columns, in));
    }

    @Override
    public SqlaType sqlType() {
        return Types.BOOLEAN;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return Op.EXISTS.yieldsTo(against) ? new Grouping(this) : this;
    }

    @Override
    Clause negated() {
        return UnaryClause.before(Op.NOT, this, Types.BOOLEAN);
    }

    @Override
    boolean implicitlyBoolean() {
        return true;
    }

    @Override
    public void write(SqlText out) {
        out.add("EXISTS ").add(new ScalarSelect(select));
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "where", "correlate", "correlate_except", "select_from", "filter" -> new NativeFunction(name,
                    (given, run) -> new ExistsClause((SelectBase) run.call(run.attribute(select,
                            name.equals("filter") ? "where" : name), given)));
            case "select" -> new NativeFunction(name,
                    (given, run) -> given.positional().isEmpty()
                            ? SelectStatement.of(this)
                            : run.call(run.attribute(SelectStatement.of(this), "where"),
                                    new Arguments(given.positional(), given.keywords())));
            default -> super.attribute(name, in);
        };
    }
}
