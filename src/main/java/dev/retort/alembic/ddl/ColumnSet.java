package dev.retort.alembic.ddl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The columns of a constraint or an index, by name and in order. */
public record ColumnSet(List<ColumnValue> columns) implements HostValue {

    private static final ClassValue CLASS = ClassValue.ofHost("ReadOnlyColumnCollection", "sqlalchemy.sql.base",
            List.of(), null);

    public ColumnSet {
        columns = List.copyOf(columns);
    }

    @Override
    public ClassValue type() {
        return CLASS;
    }

    private @Nullable ColumnValue find(String key) {
        return columns.stream().filter(column -> column.keyOrName().equals(key)).findFirst().orElse(null);
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "keys" -> NativeFunction.of(Signature.of(name), name, (_, _) -> new ListValue(
                    columns.stream().map(column -> new StringValue(column.keyOrName())).toList()));
            case "values" -> NativeFunction.of(Signature.of(name), name, (_, _) -> new ListValue(columns));
            default -> find(name);
        };
    }

    @Override
    public @Nullable Value item(Value key, Interpreter in) {
        return switch (key) {
            case StringValue(String text) -> find(text);
            case IntValue(BigInteger number) when number.intValue() < columns.size() && number.signum() >= 0 ->
                columns.get(number.intValue());
            default -> null;
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        return operator.equals("in")
                ? BoolValue.of(other instanceof StringValue(String text)
                        ? find(text) != null
                        : other instanceof ColumnValue column && columns.contains(column))
                : null;
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return new ArrayList<Value>(columns).iterator();
    }

    @Override
    public int length(Interpreter in) {
        return columns.size();
    }
}
