package dev.retort.python.library.collection;

import java.util.List;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.operator.SetOperators;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The methods of {@code set} and {@code frozenset}. */
public final class SetMethods {

    public static final Methods<SetValue> FROZEN = questions(new Methods<>(SetMethods::set));
    public static final Methods<SetValue> ALL = inPlace(changes(questions(new Methods<>(SetMethods::set))));

    private SetMethods() {}

    private static Methods<SetValue> questions(Methods<SetValue> methods) {
        return methods
                .add("copy", (set, given, in) -> SetOperators.copy(set, set.frozen()))
                .add("union *rest", (set, given, in) -> {
                    SetValue made = SetOperators.copy(set, set.frozen());
                    given.rest().forEach(other -> addAll(made, other, in));
                    return made;
                })
                .add("intersection *rest", (set, given, in) -> kept(set, given, true, in))
                .add("difference *rest", (set, given, in) -> kept(set, given, false, in))
                .add("symmetric_difference other",
                        (set, given, in) -> exclusive(set, other(given, in)))
                .add("issubset other", (set, given, in) -> BoolValue.of(SetOperators.within(set, other(given, in))))
                .add("issuperset other", (set, given, in) -> BoolValue.of(SetOperators.within(other(given, in), set)))
                .add("isdisjoint other", (set, given, in) -> BoolValue.of(
                        SetOperators.filtered(set, other(given, in), true).size() == 0));
    }

    private static Methods<SetValue> changes(Methods<SetValue> methods) {
        return methods
                .add("add value", (set, given, in) -> {
                    in.allocate(1);
                    Conversions.add(set, value(given), in);
                    return NoneValue.NONE;
                })
                .add("discard value", (set, given, in) -> {
                    set.remove(Operators.hashable(value(given), in));
                    return NoneValue.NONE;
                })
                .add("remove value", (set, given, in) -> {
                    if (!set.remove(Operators.hashable(value(given), in))) {
                        throw KeyErrors.of(value(given), in);
                    }
                    return NoneValue.NONE;
                })
                .add("pop", (set, given, in) -> {
                    if (set.size() == 0) {
                        throw KeyErrors.of(new StringValue("pop from an empty set"), in);
                    }
                    Value first = set.values().getFirst();
                    set.remove(first);
                    return first;
                })
                .add("clear", (set, given, in) -> {
                    set.clear();
                    return NoneValue.NONE;
                });
    }

    private static Methods<SetValue> inPlace(Methods<SetValue> methods) {
        return methods
                .add("update *rest", (set, given, in) -> {
                    given.rest().forEach(other -> addAll(set, other, in));
                    return NoneValue.NONE;
                })
                .add("intersection_update *rest", (set, given, in) -> replaced(set, kept(set, given, true, in)))
                .add("difference_update *rest", (set, given, in) -> replaced(set, kept(set, given, false, in)))
                .add("symmetric_difference_update other",
                        (set, given, in) -> replaced(set, exclusive(set, other(given, in))));
    }

    private static SetValue set(Value value, Interpreter in) {
        if (Plain.of(value) instanceof SetValue set) {
            return set;
        }
        throw in.raise("TypeError", "a set is required, not " + Plain.typeName(value, in));
    }

    private static Value value(BoundArguments given) {
        return given.orNone("value");
    }

    private static SetValue other(BoundArguments given, Interpreter in) {
        return Conversions.setOf(in.list(given.orNone("other")), false, in);
    }

    private static void addAll(SetValue set, Value values, Interpreter in) {
        List<Value> all = in.list(values);
        in.allocate(all.size());
        all.forEach(value -> Conversions.add(set, value, in));
    }

    private static SetValue kept(SetValue set, BoundArguments given, boolean inside, Interpreter in) {
        SetValue made = SetOperators.copy(set, set.frozen());
        for (Value other : given.rest()) {
            made = SetOperators.filtered(made, Conversions.setOf(in.list(other), false, in), inside);
        }
        return made;
    }

    private static SetValue exclusive(SetValue set, SetValue other) {
        return SetOperators.union(SetOperators.filtered(set, other, false),
                SetOperators.filtered(other, set, false).values());
    }

    private static Value replaced(SetValue set, SetValue by) {
        List<Value> values = by.values();
        set.clear();
        values.forEach(set::add);
        return NoneValue.NONE;
    }
}
