package dev.retort.alembic.connection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A row: a tuple whose values have names. */
record Row(RowShape shape, List<Value> values) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("Row", "sqlalchemy.engine.row", List.of(), Map.of(), null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    /** The value of a column's name, or of the column itself; null where the row has none such. */
    @Nullable
    Value named(Value key) {
        int place = shape.place(key);
        return place < 0 ? null : values.get(place);
    }

    DictValue dict() {
        DictValue dict = new DictValue();
        for (int i = 0; i < values.size(); i++) {
            dict.put(shape.names().get(i), values.get(i));
        }
        return dict;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        Value named = named(new StringValue(name));
        if (named != null) {
            return named;
        }
        return switch (name) {
            case "_mapping" -> new RowMapping(this);
            case "_asdict" -> new NativeFunction(name, (_, _) -> dict());
            case "_fields" -> new TupleValue(shape.labels());
            case "keys" -> new NativeFunction(name, (_, _) -> new ListValue(shape.labels()));
            case "values" -> new NativeFunction(name, (_, _) -> new ListValue(values));
            case "items" -> new NativeFunction(name, (_, run) -> run.call(run.attribute(dict(), "items"),
                    dev.retort.python.value.Arguments.NONE));
            case "_tuple", "tuple" -> new NativeFunction(name, (_, _) -> new TupleValue(values));
            case "t", "_t" -> new TupleValue(values);
            case "has_key" -> new NativeFunction(name,
                    (given, _) -> BoolValue.of(named(given.positional().getFirst()) != null));
            case "index", "count" -> in.attribute(new TupleValue(values), name);
            default -> null;
        };
    }

    @Override
    public @Nullable Value item(Value key, Interpreter in) {
        switch (key) {
            case IntValue(BigInteger number) -> {
                int place = number.signum() < 0 ? values.size() + number.intValue() : number.intValue();
                if (place < 0 || place >= values.size()) {
                    throw in.raise("IndexError", "tuple index out of range");
                }
                return values.get(place);
            }
            case StringValue _,Clause _ -> {
                Value named = named(key);
                if (named == null) {
                    throw in.raise("KeyError", "Could not locate column in row for column '" + in.str(key) + "'");
                }
                return named;
            }
            default -> {
                return in.item(new TupleValue(values), key);
            }
        }
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (operator.equals("in")) {
            return BoolValue.of(values.stream().anyMatch(value -> in.equal(value, other)) || named(other) != null);
        }
        Value with = other instanceof Row row ? new TupleValue(row.values) : other;
        Value self = new TupleValue(values);
        return with instanceof TupleValue
                ? reflected
                        ? in.binary(operator, with, self)
                        : in.binary(operator, self, with)
                : null;
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return new ArrayList<>(values).iterator();
    }

    @Override
    public int length(Interpreter in) {
        return values.size();
    }

    @Override
    public String text(Interpreter in) {
        return in.repr(new TupleValue(values));
    }
}
