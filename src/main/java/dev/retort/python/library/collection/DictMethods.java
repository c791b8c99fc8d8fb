package dev.retort.python.library.collection;

import java.util.List;

import dev.retort.python.library.operator.DictView;
import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code dict}. */
public final class DictMethods {

    public static final Methods<DictValue> ALL = changes(new Methods<>(DictMethods::dict))
            .add("keys", (dict, given, in) -> new DictView(dict, DictView.Kind.KEYS))
            .add("values", (dict, given, in) -> new DictView(dict, DictView.Kind.VALUES))
            .add("items", (dict, given, in) -> new DictView(dict, DictView.Kind.ITEMS))
            .add("get key default?", (dict, given, in) -> {
                Value found = dict.get(Operators.hashable(key(given), in));
                return found == null ? given.orNone("default") : found;
            })
            .add("copy", (dict, given, in) -> copy(dict));

    public static final NativeFunction FROM_KEYS = Native.positional("fromkeys", 1, 2, (given, in) -> {
        DictValue made = new DictValue();
        Value value = given.size() > 1 ? given.get(1) : NoneValue.NONE;
        in.list(given.getFirst()).forEach(key -> Conversions.put(made, key, value, in));
        return made;
    });

    private DictMethods() {}

    private static Methods<DictValue> changes(Methods<DictValue> methods) {
        return methods
                .add("setdefault key default?", (dict, given, in) -> {
                    Value found = dict.get(Operators.hashable(key(given), in));
                    if (found == null) {
                        found = given.orNone("default");
                        Conversions.put(dict, key(given), found, in);
                    }
                    return found;
                })
                .add("update *rest **others", (dict, given, in) -> {
                    given.rest().forEach(source -> Conversions.update(dict, source, in));
                    given.others().forEach(dict::put);
                    return NoneValue.NONE;
                })
                .add("pop key default?", (dict, given, in) -> {
                    Value found = dict.remove(Operators.hashable(key(given), in));
                    if (found == null && !given.has("default")) {
                        throw KeyErrors.of(key(given), in);
                    }
                    return found == null ? given.orNone("default") : found;
                })
                .add("popitem", (dict, given, in) -> {
                    if (dict.size() == 0) {
                        throw KeyErrors.of(new StringValue("popitem(): dictionary is empty"), in);
                    }
                    DictValue.Entry last = dict.entries().getLast();
                    dict.remove(last.key());
                    return new TupleValue(List.of(last.key(), last.value()));
                })
                .add("clear", (dict, given, in) -> {
                    dict.clear();
                    return NoneValue.NONE;
                });
    }

    private static DictValue dict(Value value, Interpreter in) {
        if (Plain.of(value) instanceof DictValue dict) {
            return dict;
        }
        throw in.raise("TypeError", "a dict is required, not " + Plain.typeName(value, in));
    }

    private static Value key(BoundArguments given) {
        return given.orNone("key");
    }

    public static DictValue copy(DictValue dict) {
        DictValue made = new DictValue();
        dict.entries().forEach(entry -> made.put(entry.key(), entry.value()));
        return made;
    }
}
