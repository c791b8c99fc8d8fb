package dev.retort.python.library.operator;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code keys()}, {@code values()} or {@code items()} of a dict, which shows its changes. */
public record DictView(DictValue dict, Kind kind) implements HostValue {

    public enum Kind {
        KEYS, VALUES, ITEMS
    }

    @Override
    public ClassValue type() {
        return switch (kind) {
            case KEYS -> BuiltinTypes.DICT_KEYS;
            case VALUES -> BuiltinTypes.DICT_VALUES;
            case ITEMS -> BuiltinTypes.DICT_ITEMS;
        };
    }

    List<Value> list() {
        return dict.entries().stream().map(entry -> switch (kind) {
            case KEYS -> entry.key();
            case VALUES -> entry.value();
            case ITEMS -> (Value) new TupleValue(List.of(entry.key(), entry.value()));
        }).toList();
    }

    @Override
    public int length(Interpreter in) {
        return dict.size();
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return list().iterator();
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (kind == Kind.VALUES) {
            return null;
        }
        if (operator.equals("in")) {
            return kind == Kind.KEYS ? BoolValue.of(dict.get(Operators.hashable(other, in)) != null) : null;
        }
        if (!(other instanceof SetValue || other instanceof DictView || other instanceof ListValue)) {
            return null;
        }
        SetValue mine = Conversions.setOf(list(), false, in);
        SetValue theirs = Conversions.setOf(in.list(other), false, in);
        return reflected ? of(operator, theirs, mine, in) : of(operator, mine, theirs, in);
    }

    private static @Nullable Value of(String operator, SetValue left, SetValue right, Interpreter in) {
        return switch (operator) {
            case "==" -> BoolValue.of(SetOperators.equal(left, right));
            case "!=" -> BoolValue.of(!SetOperators.equal(left, right));
            case "<", "<=", ">", ">=" -> SetOperators.compare(operator, left, right);
            default -> SetOperators.binary(operator, left, right, in);
        };
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "mapping" -> dict;
            case "isdisjoint" -> Native.positional(name, 1, 1, (given, now) -> BoolValue.of(now.list(given.getFirst())
                    .stream().noneMatch(value -> Operators.contains(this, value, now))));
            default -> null;
        };
    }

    @Override
    public String text(Interpreter in) {
        return type().name() + "(" + in.repr(new ListValue(list())) + ")";
    }
}
