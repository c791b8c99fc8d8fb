package dev.retort.python.library.collection;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.AbstractTypes;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code collections}: its classes are objects with a dict or list behind them. */
public final class Collections {

    public static final ClassValue ORDERED_DICT = Native.type("OrderedDict", "collections", List.of(BuiltinTypes.DICT),
            Native.methods(Methods.method("__repr__", (self, given, in) -> new StringValue("OrderedDict("
                    + (dict(self, in).size() == 0 ? "" : pairs(dict(self, in), in)) + ")")),
                    Methods.method("copy", (self, given, in) -> instance(in.type(self),
                            DictMethods.copy(dict(self, in)))),
                    Methods.method("move_to_end key last?", (self, given, in) -> {
                        move(dict(self, in), given.orNone("key"), given.flag("last", true), in);
                        return NoneValue.NONE;
                    })),
            (of, arguments, in) -> instance(of, (DictValue) Conversions.dict(of, arguments, in)));

    public static final ClassValue DEFAULT_DICT = Native.type("defaultdict", "collections", List.of(BuiltinTypes.DICT),
            Native.methods(Methods.method("__getitem__ key", (self, given, in) -> {
                Value key = given.orNone("key");
                Value found = dict(self, in).get(Operators.hashable(key, in));
                return found == null ? missing(self, key, in) : found;
            }), Methods.method("__missing__ key",
                    (self, given, in) -> missing(self, given.orNone("key"), in)),
                    Methods.method("__repr__", (self, given, in) -> new StringValue("defaultdict("
                            + in.repr(in.attribute(self, "default_factory")) + ", " + in.repr(dict(self, in)) + ")")),
                    Methods.method("copy", (self, given, in) -> defaulting(in.type(self),
                            in.attribute(self, "default_factory"), DictMethods.copy(dict(self, in))))),
            Collections::defaultDict);

    private Collections() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("collections").put("OrderedDict", ORDERED_DICT)
                .put("defaultdict", DEFAULT_DICT).put("Counter", Counters.TYPE).put("deque", Deques.TYPE)
                .put("ChainMap", ChainMaps.TYPE).put("UserDict", BuiltinTypes.DICT).put("UserList", BuiltinTypes.LIST)
                .put("UserString", BuiltinTypes.STR);
        module.put("namedtuple", NativeFunction.of("namedtuple typename field_names * rename? defaults? module?",
                NamedTuples::make));
        module.put("abc", abstracts());
        AbstractTypes.of("collections.abc").forEach(module::put);
        return module;
    }

    /** The module {@code collections.abc}. */
    public static ModuleValue abstracts() {
        ModuleValue module = new ModuleValue("collections.abc");
        AbstractTypes.of("collections.abc").forEach(module::put);
        return module;
    }

    public static InstanceValue instance(ClassValue type, Value payload) {
        InstanceValue made = new InstanceValue(type);
        made.setPayload(payload);
        return made;
    }

    /** The dict behind an object. */
    static DictValue dict(Value self, Interpreter in) {
        if (Plain.of(self) instanceof DictValue dict) {
            return dict;
        }
        throw in.raise("TypeError", "a dict is required, not " + Plain.typeName(self, in));
    }

    private static String pairs(DictValue dict, Interpreter in) {
        return in.repr(new dev.retort.python.value.ListValue(dict.entries().stream()
                .map(entry -> new TupleValue(List.of(entry.key(), entry.value()))).toList()));
    }

    private static void move(DictValue dict, Value key, boolean last, Interpreter in) {
        Value value = dict.remove(Operators.hashable(key, in));
        if (value == null) {
            throw KeyErrors.of(key, in);
        }
        List<DictValue.Entry> others = dict.entries();
        if (!last) {
            dict.clear();
        }
        dict.put(key, value);
        if (!last) {
            others.forEach(entry -> dict.put(entry.key(), entry.value()));
        }
    }

    private static Value defaultDict(ClassValue of, Arguments arguments, Interpreter in) {
        boolean none = arguments.positional().isEmpty();
        @Nullable
        Value factory = none ? arguments.keywords().get("default_factory") : arguments.positional().getFirst();
        Arguments rest = none
                ? new Arguments(List.of(), without(arguments.keywords()))
                : Methods.withoutFirst(arguments);
        return defaulting(of, factory == null ? NoneValue.NONE : factory,
                (DictValue) Conversions.dict(of, rest, in));
    }

    private static Map<String, Value> without(Map<String, Value> keywords) {
        Map<String, Value> others = new java.util.LinkedHashMap<>(keywords);
        others.remove("default_factory");
        return others;
    }

    private static InstanceValue defaulting(ClassValue type, Value factory, DictValue dict) {
        InstanceValue made = instance(type, dict);
        made.attributes().put("default_factory", factory);
        return made;
    }

    private static Value missing(Value self, Value key, Interpreter in) {
        Value factory = in.attributeOrNull(self, "default_factory");
        if (!Plain.given(factory) || factory == null) {
            throw KeyErrors.of(key, in);
        }
        Value made = in.call(factory, Arguments.NONE);
        in.allocate(1);
        Conversions.put(dict(self, in), key, made, in);
        return made;
    }
}
