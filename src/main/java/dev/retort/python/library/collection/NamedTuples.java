package dev.retort.python.library.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ClassMethodValue;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.StaticMethodValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * {@code collections.namedtuple} and {@code typing.NamedTuple}. An object of such a class has its fields as attributes
 * and a tuple behind it.
 */
public final class NamedTuples {

    public static final ClassValue TYPE = Native.type("NamedTuple", "typing", List.of(BuiltinTypes.TUPLE), names(),
            NamedTuples::construct);

    private NamedTuples() {}

    private static Map<String, Value> names() {
        Map<String, Value> names = Native.methods(
                Methods.method("_asdict", (self, given, in) -> asDict(self, in)),
                Methods.method("_replace **others", NamedTuples::replace),
                Methods.method("__repr__", NamedTuples::text));
        names.put("_make", new ClassMethodValue(Native.positional("_make", 2, 2, (given, in) -> in.call(
                given.getFirst(), new Arguments(in.list(given.getLast()), Map.of())))));
        names.put("__init_subclass__", new StaticMethodValue(new NativeFunction("__init_subclass__",
                (arguments, in) -> shaped(arguments.positional().getFirst()))));
        return names;
    }

    /** A class statement's annotations become its fields. */
    private static Value shaped(Value type) {
        if (type instanceof ClassValue made && made.bases().contains(TYPE)
                && !made.namespace().containsKey("_fields")) {
            List<Value> fields = new ArrayList<>();
            DictValue defaults = new DictValue();
            if (made.namespace().get("__annotations__") instanceof DictValue annotations) {
                annotations.entries().forEach(entry -> {
                    fields.add(entry.key());
                    Value given = entry.key() instanceof StringValue(String name) ? made.namespace().get(name) : null;
                    if (given != null) {
                        defaults.put(entry.key(), given);
                    }
                });
            }
            made.namespace().put("_fields", new TupleValue(fields));
            made.namespace().put("_field_defaults", defaults);
        }
        return NoneValue.NONE;
    }

    static Value make(BoundArguments given, Interpreter in) {
        String name = given.string("typename").orElse("");
        Value names = given.orNone("field_names");
        String text = Plain.textOrNull(names);
        List<String> fields = text == null
                ? in.list(names).stream().map(one -> Plain.text(one, in)).toList()
                : Arrays.stream(text.replace(',', ' ').trim().split("\\s+")).filter(one -> !one.isEmpty()).toList();
        Map<String, Value> namespace = new LinkedHashMap<>();
        namespace.put("_fields", new TupleValue(fields.stream().map(StringValue::new).map(Value.class::cast).toList()));
        DictValue defaults = new DictValue();
        List<Value> values = given.value("defaults").map(in::list).orElse(List.of());
        for (int i = 0; i < values.size() && i < fields.size(); i++) {
            defaults.put(fields.get(fields.size() - values.size() + i), values.get(i));
        }
        namespace.put("_field_defaults", defaults);
        return new ClassValue(name, "__main__", List.of(TYPE), namespace, null);
    }

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        if (of.equals(TYPE)) {
            return functional(arguments, in);
        }
        List<String> fields = fields(of);
        DictValue defaults = of.find("_field_defaults") instanceof DictValue known ? known : new DictValue();
        String[] words = fields.stream().map(field -> defaults.get(field) == null ? field : field + "?")
                .toArray(String[]::new);
        BoundArguments given = arguments.bind(Signature.of(of.name(), words), in);
        InstanceValue made = new InstanceValue(of);
        List<Value> values = new ArrayList<>();
        for (String field : fields) {
            Value value = given.has(field) ? given.get(field) : defaults.get(field);
            values.add(value == null ? NoneValue.NONE : value);
            made.attributes().put(field, values.getLast());
        }
        made.setPayload(new TupleValue(values));
        return made;
    }

    /** {@code NamedTuple("Point", [("x", int)])}. */
    private static Value functional(Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("NamedTuple", "typename", "fields"), in);
        List<Value> fields = in.list(given.orNone("fields")).stream()
                .map(pair -> in.list(pair).getFirst()).toList();
        Map<String, Value> namespace = new LinkedHashMap<>();
        namespace.put("_fields", new TupleValue(fields));
        namespace.put("_field_defaults", new DictValue());
        return new ClassValue(given.string("typename").orElse(""), "__main__", List.of(TYPE), namespace, null);
    }

    private static List<String> fields(ClassValue type) {
        return type.find("_fields") instanceof TupleValue(List<Value> names)
                ? names.stream().map(name -> name instanceof StringValue(String text) ? text : "").toList()
                : List.of();
    }

    private static InstanceValue self(Value value, Interpreter in) {
        if (value instanceof InstanceValue instance) {
            return instance;
        }
        throw in.raise("TypeError", "a named tuple is required, not " + Plain.typeName(value, in));
    }

    private static DictValue asDict(Value value, Interpreter in) {
        DictValue made = new DictValue();
        InstanceValue self = self(value, in);
        fields(self.type()).forEach(field -> made.put(field, in.attribute(self, field)));
        return made;
    }

    private static Value replace(Value value, BoundArguments given, Interpreter in) {
        Map<String, Value> all = new LinkedHashMap<>();
        asDict(value, in).entries().forEach(entry -> all.put(Plain.text(entry.key(), in), entry.value()));
        given.others().forEach((name, now) -> {
            if (all.put(name, now) == null) {
                throw in.raise("ValueError", "Got unexpected field names: ['" + name + "']");
            }
        });
        return in.call(self(value, in).type(), new Arguments(List.of(), all));
    }

    private static Value text(Value value, BoundArguments given, Interpreter in) {
        InstanceValue self = self(value, in);
        List<String> parts = fields(self.type()).stream()
                .map(field -> field + "=" + in.repr(in.attribute(self, field))).toList();
        return new StringValue(self.type().name() + "(" + String.join(", ", parts) + ")");
    }
}
