package dev.retort.python.library.declaration;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.collection.Collections;
import dev.retort.python.library.collection.Counters;
import dev.retort.python.library.collection.Deques;
import dev.retort.python.library.collection.NamedTuples;
import dev.retort.python.library.type.AbstractTypes;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The modules {@code typing} and {@code typing_extensions}: types as values that mean nothing to an evaluation. */
public final class Typing {

    private static final Map<String, ClassValue> ALIASES = Map.ofEntries(Map.entry("List", BuiltinTypes.LIST),
            Map.entry("Dict", BuiltinTypes.DICT), Map.entry("Set", BuiltinTypes.SET),
            Map.entry("FrozenSet", BuiltinTypes.FROZENSET), Map.entry("Tuple", BuiltinTypes.TUPLE),
            Map.entry("Type", BuiltinTypes.TYPE), Map.entry("Text", BuiltinTypes.STR));
    private static final List<String> FORMS = List.of("Any", "AnyStr", "Literal", "Annotated", "ClassVar", "Final",
            "NoReturn", "Never", "Self", "TypeAlias", "Concatenate", "TypeGuard", "Required", "NotRequired",
            "ReadOnly", "Unpack", "LiteralString", "Generic", "Protocol", "SupportsInt", "SupportsFloat",
            "SupportsIndex", "SupportsAbs", "SupportsBytes", "SupportsRound", "Hashable", "Pattern", "Match", "IO",
            "TextIO", "BinaryIO", "ContextManager", "AsyncContextManager", "ForwardRef");
    private static final List<String> DECORATORS = List.of("overload", "final", "runtime_checkable", "no_type_check",
            "override", "runtime", "type_check_only");
    static final ClassValue VARIABLE = Native.type("TypeVar", "typing", List.of(), Map.of(), Typing::variable);
    private static final ClassValue TYPED_DICT = Native.type("TypedDict", "typing", List.of(BuiltinTypes.DICT),
            Map.of(), Conversions::dict);

    private static final Map<String, ClassValue> FORM_TYPES = FORMS.stream()
            .collect(java.util.stream.Collectors.toUnmodifiableMap(form -> form, form -> Native.open(form, "typing")));
    private static final ClassValue SPECIAL = Native.open("_SpecialForm", "typing");
    private static final Form OPTIONAL = new Form(SPECIAL, "Optional");
    private static final Form UNION = new Form(SPECIAL, "Union");
    /** Marks what is no field of a dataclass. */
    static final ClassValue CLASS_VAR = form("ClassVar");

    private Typing() {}

    /** A type variable. */
    record Variable(String name) implements HostValue {

        @Override
        public ClassValue type() {
            return VARIABLE;
        }

        @Override
        public @Nullable Value attribute(String attribute, Interpreter in) {
            return attribute.equals("__name__") ? new StringValue(name) : null;
        }

        @Override
        public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
            return operator.equals("|")
                    ? GenericAlias.union(reflected ? List.of(other, this) : List.of(this, other))
                    : null;
        }

        @Override
        public String text(Interpreter in) {
            return "~" + name;
        }
    }

    /** {@code Optional} and {@code Union}. */
    record Form(ClassValue type, String name) implements HostValue {

        @Override
        public Value item(Value key, Interpreter in) {
            List<Value> members = key instanceof TupleValue(List<Value> items) ? items : List.of(key);
            return GenericAlias.union(name.equals("Optional") ? List.of(members.getFirst(), NoneValue.NONE) : members);
        }

        @Override
        public String text(Interpreter in) {
            return "typing." + name;
        }
    }

    /** @param name {@code typing} or {@code typing_extensions} */
    public static ModuleValue module(String name) {
        ModuleValue module = new ModuleValue(name);
        module.put("TYPE_CHECKING", BoolValue.FALSE);
        AbstractTypes.of("collections.abc").forEach(module::put);
        ALIASES.forEach(module::put);
        FORM_TYPES.forEach(module::put);
        module.put("Optional", OPTIONAL).put("Union", UNION);
        module.put("TypeVar", VARIABLE).put("ParamSpec", VARIABLE).put("TypeVarTuple", VARIABLE);
        module.put("NamedTuple", NamedTuples.TYPE).put("TypedDict", TYPED_DICT);
        module.put("DefaultDict", Collections.DEFAULT_DICT).put("OrderedDict", Collections.ORDERED_DICT)
                .put("Counter", Counters.TYPE).put("Deque", Deques.TYPE);
        DECORATORS.forEach(one -> module.put(one, Native.positional(one, 1, 1, (given, in) -> given.getFirst())));
        module.put("deprecated", new NativeFunction("deprecated",
                (arguments, in) -> Native.positional("decorator", 1, 1, (given, now) -> given.getFirst())));
        module.put("cast", Native.positional("cast", 2, 2, (given, in) -> given.getLast()));
        module.put("assert_never", Native.positional("assert_never", 1, 1, (given, in) -> given.getFirst()));
        module.put("reveal_type", Native.positional("reveal_type", 1, 1, (given, in) -> given.getFirst()));
        module.put("NewType", Native.positional("NewType", 2, 2, (given, in) -> Native.positional(
                Plain.text(given.getFirst(), in), 1, 1, (value, now) -> value.getFirst())));
        module.put("get_origin", Native.positional("get_origin", 1, 1,
                (given, in) -> given.getFirst() instanceof GenericAlias alias ? alias.origin() : NoneValue.NONE));
        module.put("get_args", Native.positional("get_args", 1, 1, (given, in) -> new TupleValue(
                given.getFirst() instanceof GenericAlias alias ? alias.arguments() : List.of())));
        module.put("get_type_hints", Native.positional("get_type_hints", 1, 4,
                (given, in) -> in.attribute(given.getFirst(), "__annotations__")));
        return module;
    }

    /** The type variable that {@code class Box[T]} makes. */
    public static Value variable(String name) {
        return new Variable(name);
    }

    private static ClassValue form(String name) {
        ClassValue found = FORM_TYPES.get(name);
        return found == null ? BuiltinTypes.OBJECT : found;
    }

    private static Value variable(ClassValue of, Arguments arguments, Interpreter in) {
        return new Variable(Plain.text(arguments.positional().getFirst(), in));
    }
}
