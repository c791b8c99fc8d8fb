package dev.retort.alembic.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code table.c}: columns by name, in order. */
public record ColumnCollection(List<? extends ColumnClause> columns) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("ColumnCollection", "sqlalchemy.sql.base", List.of(),
            Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    private @Nullable ColumnClause find(String key) {
        for (ColumnClause column : columns) {
            if (key.equals(column.key())) {
                return column;
            }
        }
        return null;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        ColumnClause column = find(name);
        if (column != null) {
            return column;
        }
        return switch (name) {
            case "keys" -> NativeFunction.of("keys", (_, _) -> new ListValue(keys()));
            case "values" -> NativeFunction.of("values", (_, _) -> new ListValue(columns));
            case "items" -> NativeFunction.of("items", (_, _) -> new ListValue(items()));
            case "get" -> NativeFunction.of("get key default?", (given, _) -> {
                ColumnClause found = find(given.string("key").orElse(""));
                return found == null ? given.value("default").orElse(NoneValue.NONE) : found;
            });
            case "contains_column" -> NativeFunction.of("contains_column col", (given,
                    _) -> dev.retort.python.value.BoolValue.of(columns.stream().anyMatch(c -> c == given.get("col"))));
            default -> null;
        };
    }

    private List<Value> keys() {
        List<Value> keys = new ArrayList<>();
        columns.forEach(column -> keys.add(new StringValue(String.valueOf(column.key()))));
        return keys;
    }

    private List<Value> items() {
        List<Value> items = new ArrayList<>();
        columns.forEach(column -> items.add(new TupleValue(List.of(new StringValue(String.valueOf(column.key())),
                column))));
        return items;
    }

    @Override
    public @Nullable Value item(Value key, Interpreter in) {
        switch (key) {
            case StringValue(String name) -> {
                ColumnClause column = find(name);
                if (column == null) {
                    throw in.raise("KeyError", name);
                }
                return column;
            }
            case IntValue(BigInteger number) -> {
                int place = number.signum() < 0 ? columns.size() + number.intValue() : number.intValue();
                if (place < 0 || place >= columns.size()) {
                    throw in.raise("IndexError", "tuple index out of range");
                }
                return columns.get(place);
            }
            default -> {
                return null;
            }
        }
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!operator.equals("in") || !(other instanceof StringValue(String name))) {
            return null;
        }
        return dev.retort.python.value.BoolValue.of(find(name) != null);
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
