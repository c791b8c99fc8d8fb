package dev.retort.python.library.declaration;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.retort.python.library.format.Text;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ClassMethodValue;
import dev.retort.python.library.type.KeyErrors;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.PropertyValue;
import dev.retort.python.library.type.StaticMethodValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code enum}; how classes become enums: {@link Enums}. */
public final class EnumTypes {

    static final ClassValue AUTO_TYPE = Native.type("auto", "enum", List.of(), Map.of(),
            (of, arguments, in) -> new AutoValue());
    private static final ClassValue META = Native.type("EnumType", "enum", List.of(BuiltinTypes.TYPE), meta(), null);
    static final ClassValue ENUM = type("Enum", List.of(), members());
    static final ClassValue INT_ENUM = type("IntEnum", List.of(BuiltinTypes.INT, ENUM), byValue());
    static final ClassValue STR_ENUM = type("StrEnum", List.of(BuiltinTypes.STR, ENUM), byValue());
    static final ClassValue FLAG = type("Flag", List.of(ENUM), FlagOperators.methods());
    static final ClassValue INT_FLAG = type("IntFlag", List.of(BuiltinTypes.INT, FLAG), byValue());

    private EnumTypes() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("enum");
        List.of(ENUM, INT_ENUM, STR_ENUM, FLAG, INT_FLAG).forEach(type -> module.put(type.name(), type));
        module.put("auto", AUTO_TYPE).put("EnumMeta", META).put("EnumType", META);
        module.put("property", BuiltinTypes.PROPERTY);
        module.put("unique", Native.positional("unique", 1, 1, EnumTypes::unique));
        return module;
    }

    private static ClassValue type(String name, List<ClassValue> bases, Map<String, Value> names) {
        return Native.type(name, "enum", bases, names, null).withMetaclass(META);
    }

    private static Map<String, Value> members() {
        return Native.methods(
                Methods.method("__str__", (self, given, in) -> new StringValue(qualified(self, in))),
                Methods.method("__repr__", (self, given, in) -> new StringValue("<" + qualified(self, in) + ": "
                        + in.repr(Enums.value(member(self, in))) + ">")),
                Methods.method("__format__ spec", (self, given, in) -> new StringValue(
                        Text.format(new StringValue(in.str(self)), given.string("spec").orElse(""), in))),
                Methods.method("__hash__", (self, given, in) -> IntValue.of(Enums.name(member(self, in)).hashCode())));
    }

    /** Of enums that print as their value: {@code IntEnum}, {@code StrEnum}. */
    private static Map<String, Value> byValue() {
        return Native.methods(
                Methods.method("__str__", (self, given, in) -> new StringValue(in.str(Enums.value(member(self, in))))),
                Methods.method("__format__ spec", (self, given, in) -> new StringValue(
                        Text.format(Enums.value(member(self, in)), given.string("spec").orElse(""), in))));
    }

    static InstanceValue member(Value self, Interpreter in) {
        if (self instanceof InstanceValue member) {
            return member;
        }
        throw in.raise("TypeError", "an enum's member is required, not " + Plain.typeName(self, in));
    }

    private static String qualified(Value self, Interpreter in) {
        InstanceValue member = member(self, in);
        return member.type().name() + "." + Enums.name(member);
    }

    private static Map<String, Value> meta() {
        Map<String, Value> names = Native.methods(
                new NativeFunction("__call__", EnumTypes::call),
                Methods.method("__iter__", (self, given, in) -> new IteratorValue("generator",
                        Enums.distinct(type(self, in)).iterator())),
                Methods.method("__reversed__", (self, given, in) -> new ListValue(
                        Enums.distinct(type(self, in)).reversed())),
                Methods.method("__len__", (self, given, in) -> IntValue.of(Enums.distinct(type(self, in)).size())),
                Methods.method("__contains__ value", (self, given, in) -> BoolValue.of(
                        Enums.byValue(type(self, in), given.orNone("value"), in) != null)),
                Methods.method("__getitem__ name",
                        (self, given, in) -> byName(type(self, in), given.orNone("name"), in)));
        names.put("__members__", new PropertyValue(Native.positional("__members__", 1, 1, (given, in) -> {
            DictValue map = new DictValue();
            Enums.members(type(given.getFirst(), in)).forEach(map::put);
            return map;
        }), null));
        return names;
    }

    private static ClassValue type(Value self, Interpreter in) {
        if (self instanceof ClassValue type) {
            return type;
        }
        throw in.raise("TypeError", "an enum is required, not " + Plain.typeName(self, in));
    }

    private static Value byName(ClassValue type, Value name, Interpreter in) {
        InstanceValue member = Enums.members(type).get(Plain.text(name, in));
        if (member == null) {
            throw KeyErrors.of(name, in);
        }
        return member;
    }

    static Value call(Arguments arguments, Interpreter in) {
        ClassValue type = type(arguments.positional().getFirst(), in);
        List<Value> given = Methods.withoutFirst(arguments).positional();
        Value names = given.size() > 1 ? given.get(1) : arguments.keywords().get("names");
        if (names != null && Enums.members(type).isEmpty()) {
            return Enums.make(type, Plain.text(given.getFirst(), in), names, in);
        }
        Value value = given.size() == 1
                ? given.getFirst()
                : given.isEmpty() ? arguments.keywords().getOrDefault("value", NoneValue.NONE) : new TupleValue(given);
        InstanceValue member = Enums.byValue(type, value, in);
        if (member != null) {
            return member;
        }
        Value missing = type.find("_missing_");
        if (missing != null) {
            Value function = missing instanceof ClassMethodValue(Value inner) ? inner : missing;
            Value found = in.call(function, Arguments.of(type, value));
            if (found != NoneValue.NONE) {
                return found;
            }
        }
        BigInteger bits = Plain.whole(value);
        if (bits != null && type.derivesFrom(FLAG)) {
            return FlagOperators.of(type, bits, in);
        }
        throw in.raise("ValueError", in.repr(value) + " is not a valid " + type.name());
    }

    /** What {@code auto()} stands for after the values before it. */
    static Value next(ClassValue type, String name, List<Value> before, Interpreter in) {
        Value generator = type.find("_generate_next_value_");
        if (generator != null) {
            Value function = generator instanceof StaticMethodValue(Value inner) ? inner : generator;
            return in.call(function, Arguments.of(new StringValue(name), IntValue.of(1), IntValue.of(before.size()),
                    new ListValue(before)));
        }
        if (type.derivesFrom(STR_ENUM)) {
            return new StringValue(name.toLowerCase(Locale.ROOT));
        }
        BigInteger highest = before.stream().map(Plain::whole).filter(java.util.Objects::nonNull)
                .max(BigInteger::compareTo).orElse(BigInteger.ZERO);
        return new IntValue(type.derivesFrom(FLAG)
                ? BigInteger.ONE.shiftLeft(highest.bitLength())
                : highest.add(BigInteger.ONE));
    }

    /** A value with the {@code auto()} in a tuple put in. */
    static Value resolved(Value written, ClassValue type, String name, List<Value> before, Interpreter in) {
        return switch (written) {
            case AutoValue auto -> auto.resolve(() -> next(type, name, before, in), in);
            case TupleValue(List<Value> items) when items.stream().anyMatch(AutoValue.class::isInstance) ->
                new TupleValue(items.stream().map(item -> resolved(item, type, name, before, in)).toList());
            default -> written;
        };
    }

    private static Value unique(List<Value> given, Interpreter in) {
        ClassValue type = type(given.getFirst(), in);
        Map<String, InstanceValue> aliases = new LinkedHashMap<>(Enums.members(type));
        aliases.entrySet().removeIf(entry -> Enums.name(entry.getValue()).equals(entry.getKey()));
        if (!aliases.isEmpty()) {
            Map.Entry<String, InstanceValue> first = aliases.entrySet().iterator().next();
            throw in.raise("ValueError", "duplicate values found in <enum '" + type.name() + "'>: " + first.getKey()
                    + " -> " + Enums.name(first.getValue()));
        }
        return type;
    }
}
