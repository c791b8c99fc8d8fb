package dev.retort.python.library;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.python.library.collection.DictMethods;
import dev.retort.python.library.declaration.Enums;
import dev.retort.python.library.operator.SetOperators;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code copy}. */
final class CopyModule {

    private CopyModule() {}

    static ModuleValue module() {
        return new ModuleValue("copy")
                .put("copy", Native.positional("copy", 1, 1, (given, in) -> shallow(given.getFirst(), in)))
                .put("deepcopy", Native.positional("deepcopy", 1, 2,
                        (given, in) -> new Deep(in).copy(given.getFirst(), 0)));
    }

    private static Value shallow(Value value, Interpreter in) {
        return switch (value) {
            case ListValue list -> {
                in.allocate(list.items().size());
                yield new ListValue(list.items());
            }
            case DictValue dict -> {
                in.allocate(dict.size());
                yield DictMethods.copy(dict);
            }
            case SetValue set -> SetOperators.copy(set, set.frozen());
            case InstanceValue instance when instance.type().find("__copy__") instanceof Value method ->
                in.call(method, Arguments.of(instance));
            case InstanceValue instance when !Enums.isMember(instance) -> {
                InstanceValue made = new InstanceValue(instance.type());
                made.attributes().putAll(instance.attributes());
                if (instance.payload() instanceof Value payload) {
                    made.setPayload(shallow(payload, in));
                }
                yield made;
            }
            default -> value;
        };
    }

    /** One {@code deepcopy}: what occurs twice is copied once. */
    private static final class Deep {

        private static final int DEEPEST = 200;

        private final Interpreter in;
        private final Map<Value, Value> known = new IdentityHashMap<>();

        Deep(Interpreter in) {
            this.in = in;
        }

        Value copy(Value value, int depth) {
            Value before = known.get(value);
            if (before != null) {
                return before;
            }
            if (depth > DEEPEST) {
                throw in.raise("RecursionError", "maximum recursion depth exceeded");
            }
            in.step();
            in.allocate(1);
            return switch (value) {
                case ListValue list -> {
                    ListValue made = new ListValue(List.of());
                    known.put(value, made);
                    list.items().forEach(item -> made.items().add(copy(item, depth + 1)));
                    yield made;
                }
                case TupleValue(List<Value> items) ->
                    new TupleValue(items.stream().map(item -> copy(item, depth + 1)).toList());
                case DictValue dict -> {
                    DictValue made = new DictValue();
                    known.put(value, made);
                    dict.entries().forEach(entry -> made.put(copy(entry.key(), depth + 1),
                            copy(entry.value(), depth + 1)));
                    yield made;
                }
                case SetValue set -> SetOperators.copy(set, set.frozen());
                case InstanceValue instance when !Enums.isMember(instance) -> {
                    InstanceValue made = new InstanceValue(instance.type());
                    known.put(value, made);
                    instance.attributes().forEach((name, one) -> made.attributes().put(name, copy(one, depth + 1)));
                    if (instance.payload() instanceof Value payload) {
                        made.setPayload(copy(payload, depth + 1));
                    }
                    yield made;
                }
                default -> value;
            };
        }
    }
}
