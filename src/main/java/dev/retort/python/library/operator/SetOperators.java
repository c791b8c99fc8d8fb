package dev.retort.python.library.operator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Conversions;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.Value;

/** The algebra of sets, and {@code |} of dicts. */
public final class SetOperators {

    private SetOperators() {}

    static @Nullable Value binary(String operator, Value left, Value right, Interpreter in) {
        if (left instanceof DictValue one && right instanceof DictValue other && operator.equals("|")) {
            DictValue made = new DictValue();
            one.entries().forEach(entry -> made.put(entry.key(), entry.value()));
            other.entries().forEach(entry -> made.put(entry.key(), entry.value()));
            return made;
        }
        SetValue one = set(left, in);
        SetValue other = set(right, in);
        if (one == null || other == null) {
            return null;
        }
        return switch (operator) {
            case "|" -> union(one, other.values());
            case "&" -> filtered(one, other, true);
            case "-" -> filtered(one, other, false);
            case "^" -> union(filtered(one, other, false), filtered(other, one, false).values());
            default -> null;
        };
    }

    private static @Nullable SetValue set(Value value, Interpreter in) {
        if (value instanceof SetValue set) {
            return set;
        }
        boolean view = value instanceof DictView dict && dict.kind() != DictView.Kind.VALUES;
        return view ? Conversions.setOf(in.list(value), false, in) : null;
    }

    public static SetValue union(SetValue left, List<Value> right) {
        SetValue made = copy(left, left.frozen());
        right.forEach(made::add);
        return made;
    }

    public static SetValue copy(SetValue set, boolean frozen) {
        SetValue made = new SetValue(frozen);
        set.values().forEach(made::add);
        return made;
    }

    public static SetValue filtered(SetValue left, SetValue right, boolean inside) {
        SetValue made = new SetValue(left.frozen());
        left.values().stream().filter(value -> right.contains(value) == inside).forEach(made::add);
        return made;
    }

    public static boolean within(SetValue one, SetValue other) {
        return one.size() <= other.size() && one.values().stream().allMatch(other::contains);
    }

    static boolean equal(SetValue one, Value other) {
        return other instanceof SetValue set && set.size() == one.size() && within(one, set);
    }

    static Value compare(String operator, SetValue left, SetValue right) {
        boolean strict = operator.length() == 1;
        boolean holds = operator.startsWith("<") ? within(left, right) : within(right, left);
        return BoolValue.of(holds && !(strict && left.size() == right.size()));
    }
}
