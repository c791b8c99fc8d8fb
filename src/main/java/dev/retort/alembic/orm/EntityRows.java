package dev.retort.alembic.orm;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Raised;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** What {@code session.execute(select(Model))} gives. */
record EntityRows(List<Value> rows, boolean scalars) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("ChunkedIteratorResult", "sqlalchemy.engine.result",
            List.of(), Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    private Value seen(Value row, Interpreter in) {
        return scalars ? in.item(row, IntValue.of(0)) : row;
    }

    private List<Value> all(Interpreter in) {
        return rows.stream().map(row -> seen(row, in)).toList();
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "scalars" -> new NativeFunction(name, (_, _) -> new EntityRows(rows, true));
            case "all", "fetchall" -> new NativeFunction(name, (_, run) -> new ListValue(all(run)));
            case "first", "fetchone" -> new NativeFunction(name,
                    (_, run) -> rows.isEmpty() ? NoneValue.NONE : seen(rows.getFirst(), run));
            case "unique" -> new NativeFunction(name, (_, _) -> this);
            case "scalar" -> new NativeFunction(name, (_, run) -> rows.isEmpty()
                    ? NoneValue.NONE
                    : run.item(rows.getFirst(), IntValue.of(0)));
            case "one", "one_or_none" -> new NativeFunction(name, (_, run) -> one(name, scalars, run));
            case "scalar_one", "scalar_one_or_none" -> new NativeFunction(name,
                    (_, run) -> one(name.substring(7), true, run));
            default -> null;
        };
    }

    private Value one(String name, boolean value, Interpreter in) {
        if (rows.size() > 1) {
            throw Raised.error("MultipleResultsFound", "Multiple rows were found when exactly one was required", in);
        }
        if (rows.isEmpty() && name.equals("one")) {
            throw Raised.error("NoResultFound", "No row was found when one was required", in);
        }
        return rows.isEmpty()
                ? NoneValue.NONE
                : value ? in.item(rows.getFirst(), IntValue.of(0)) : rows.getFirst();
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return all(in).iterator();
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }
}
