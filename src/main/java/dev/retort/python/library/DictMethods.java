package dev.retort.python.library;

import java.util.Iterator;
import java.util.List;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code dict}. */
final class DictMethods {

    static final Methods<DictValue> ALL = changes(new Methods<>(DictMethods::dict))
            .add("keys", (dict, given, in) -> new DictView(dict, DictView.Kind.KEYS))
            .add("values", (dict, given, in) -> new DictView(dict, DictView.Kind.VALUES))
            .add("items", (dict, given, in) -> new DictView(dict, DictView.Kind.ITEMS))
            .add("get key default?", (dict, given, in) -> {
                Value found = dict.get(Operators.hashable(key(given), in));
                return found == null ? StringMethods.argument(given, "default") : found;
            })
            .add("copy", (dict, given, in) -> copy(dict));

    static final NativeFunction FROM_KEYS = Native.positional("fromkeys", 1, 2, (given, in) -> {
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
                        found = StringMethods.argument(given, "default");
                        Conversions.put(dict, key(given), found, in);
                    }
                    return found;
                })
                .add("update *rest **others", (dict, given, in) -> {
                    given.rest().forEach(source -> update(dict, source, in));
                    given.others().forEach(dict::put);
                    return NoneValue.NONE;
                })
                .add("pop key default?", (dict, given, in) -> {
                    Value found = dict.remove(Operators.hashable(key(given), in));
                    if (found == null && !given.has("default")) {
                        throw KeyErrors.of(key(given), in);
                    }
                    return found == null ? StringMethods.argument(given, "default") : found;
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
        return StringMethods.argument(given, "key");
    }

    static DictValue copy(DictValue dict) {
        DictValue made = new DictValue();
        dict.entries().forEach(entry -> made.put(entry.key(), entry.value()));
        return made;
    }

    /** Takes over a mapping, or pairs of key and value. */
    static void update(DictValue dict, Value source, Interpreter in) {
        if (Plain.of(source) instanceof DictValue other) {
            in.allocate(other.size());
            other.entries().forEach(entry -> dict.put(entry.key(), entry.value()));
            return;
        }
        Value keys = in.attributeOrNull(source, "keys");
        if (keys != null) {
            in.list(in.call(keys, Arguments.NONE))
                    .forEach(key -> Conversions.put(dict, key, in.item(source, key), in));
            return;
        }
        int place = 0;
        for (Iterator<Value> pairs = in.iterator(source); pairs.hasNext(); place++) {
            List<Value> pair = in.list(pairs.next());
            if (pair.size() != 2) {
                throw in.raise("ValueError", "dictionary update sequence element #" + place + " has length "
                        + pair.size() + "; 2 is required");
            }
            Conversions.put(dict, pair.getFirst(), pair.getLast(), in);
        }
    }
}
