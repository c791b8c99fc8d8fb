package dev.retort.python.library.declaration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code dataclasses}. */
public final class DataclassesModule {

    static final ClassValue FROZEN = ExceptionTypes.of("FrozenInstanceError", "dataclasses",
            BuiltinTypes.exception("AttributeError"));
    static final ClassValue KEYWORDS_ONLY = Native.open("KW_ONLY", "dataclasses");

    private DataclassesModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("dataclasses").put("FrozenInstanceError", FROZEN)
                .put("KW_ONLY", KEYWORDS_ONLY).put("Field", Dataclasses.FIELD)
                .put("InitVar", Native.open("InitVar", "dataclasses"))
                .put("MISSING", Native.open("MISSING", "dataclasses"));
        module.put("dataclass", new NativeFunction("dataclass", DataclassesModule::decorate));
        module.put("field", NativeFunction.of("field * default? default_factory? init? repr? hash? compare? metadata? "
                + "kw_only?", Dataclasses::field));
        module.put("fields", Native.positional("fields", 1, 1,
                (given, in) -> new TupleValue(List.<Value>copyOf(fields(given.getFirst(), in)))));
        module.put("is_dataclass", Native.positional("is_dataclass", 1, 1,
                (given, in) -> BoolValue.of(Dataclasses.fields(given.getFirst()) != null)));
        module.put("asdict", NativeFunction.of("asdict obj * dict_factory?",
                (given, in) -> plain(given.orNone("obj"), true, in)));
        module.put("astuple", NativeFunction.of("astuple obj * tuple_factory?",
                (given, in) -> plain(given.orNone("obj"), false, in)));
        module.put("replace", NativeFunction.of("replace *rest **others", DataclassesModule::replace));
        return module;
    }

    private static Value decorate(Arguments arguments, Interpreter in) {
        if (!arguments.positional().isEmpty() && arguments.positional().getFirst() instanceof ClassValue type) {
            return Dataclasses.finish(type, arguments.keywords(), in);
        }
        return Native.positional("decorator", 1, 1, (given, now) -> {
            if (given.getFirst() instanceof ClassValue type) {
                return Dataclasses.finish(type, arguments.keywords(), now);
            }
            throw now.raise("TypeError", "dataclass() takes a class");
        });
    }

    private static List<Dataclasses.Field> fields(Value value, Interpreter in) {
        List<Dataclasses.Field> fields = Dataclasses.fields(value);
        if (fields == null) {
            throw in.raise("TypeError", "must be called with a dataclass type or instance");
        }
        return fields;
    }

    private static Value plain(Value value, boolean dicts, Interpreter in) {
        in.step();
        List<Dataclasses.Field> fields = value instanceof InstanceValue ? Dataclasses.fields(value) : null;
        if (fields != null) {
            Map<String, Value> made = new LinkedHashMap<>();
            fields.forEach(field -> made.put(field.name(), plain(in.attribute(value, field.name()), dicts, in)));
            if (!dicts) {
                return new TupleValue(List.copyOf(made.values()));
            }
            DictValue dict = new DictValue();
            made.forEach(dict::put);
            return dict;
        }
        return switch (value) {
            case ListValue list -> new ListValue(list.items().stream().map(one -> plain(one, dicts, in)).toList());
            case TupleValue(List<Value> items) ->
                new TupleValue(items.stream().map(one -> plain(one, dicts, in)).toList());
            case DictValue dict -> {
                DictValue made = new DictValue();
                dict.entries().forEach(entry -> made.put(entry.key(), plain(entry.value(), dicts, in)));
                yield made;
            }
            default -> value;
        };
    }

    private static Value replace(BoundArguments given, Interpreter in) {
        Value old = given.rest().getFirst();
        Map<String, Value> all = new LinkedHashMap<>();
        fields(old, in).stream().filter(Dataclasses.Field::init)
                .forEach(field -> all.put(field.name(), in.attribute(old, field.name())));
        all.putAll(given.others());
        return in.call(in.type(old), new Arguments(List.of(), all));
    }
}
