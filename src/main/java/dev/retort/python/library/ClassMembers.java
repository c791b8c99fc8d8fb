package dev.retort.python.library;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.collection.DictMethods;
import dev.retort.python.library.collection.ListMethods;
import dev.retort.python.library.collection.SetMethods;
import dev.retort.python.library.number.NumberMethods;
import dev.retort.python.library.text.BytesMethods;
import dev.retort.python.library.text.StringMethods;
import dev.retort.python.library.text.StringQuestions;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** What every class has beside its namespace, and the methods of builtin classes looked up on the class. */
final class ClassMembers {

    private static final Map<String, String> COMPARISONS = Map.of("__eq__", "==", "__ne__", "!=", "__lt__", "<",
            "__le__", "<=", "__gt__", ">", "__ge__", ">=");

    private ClassMembers() {}

    static @Nullable Value find(ClassValue type, String name, Interpreter in) {
        return switch (name) {
            case "__name__", "__qualname__" -> new StringValue(type.name());
            case "__module__" -> new StringValue(type.module());
            case "__doc__" -> NoneValue.NONE;
            case "__bases__" -> new TupleValue(List.<Value>copyOf(type.bases()));
            case "__mro__" -> new TupleValue(order(type));
            case "mro" -> new NativeFunction(name, (arguments, now) -> new ListValue(order(type)));
            case "__dict__" -> new AttributesView(type.namespace());
            case "__new__" -> maker(type);
            case "__annotations__" -> new dev.retort.python.value.DictValue();
            default -> methods(type, name);
        };
    }

    private static List<Value> order(ClassValue type) {
        List<Value> order = new java.util.ArrayList<>(type.resolutionOrder());
        if (!order.contains(BuiltinTypes.OBJECT)) {
            order.add(BuiltinTypes.OBJECT);
        }
        return order;
    }

    /** {@code str.__new__(cls, …)}: an object of {@code cls} with what the builtin class makes behind it. */
    private static Value maker(ClassValue type) {
        return new NativeFunction("__new__", (arguments, in) -> {
            if (arguments.positional().isEmpty()
                    || !(arguments.positional().getFirst() instanceof ClassValue wanted)) {
                throw in.raise("TypeError", type.name() + ".__new__(X): X is not a type object");
            }
            ClassValue base = type.nativeBase();
            Arguments rest = Methods.withoutFirst(arguments);
            if (base == null || base.constructor() == null) {
                return new InstanceValue(wanted);
            }
            Value made = base.constructor().construct(wanted, rest, in);
            boolean whole = made instanceof InstanceValue one && one.type().equals(wanted);
            if (whole || wanted.equals(base)) {
                return made;
            }
            InstanceValue instance = new InstanceValue(wanted);
            instance.setPayload(made);
            return instance;
        });
    }

    private static @Nullable Value methods(ClassValue type, String name) {
        for (ClassValue one : type.resolutionOrder()) {
            Value found = own(one, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Value own(ClassValue type, String name) {
        if (!type.module().equals("builtins")) {
            return null;
        }
        String operator = COMPARISONS.get(name);
        if (operator != null) {
            return Native.positional(name, 2, 2, (given, in) -> in.binary(operator, given.getFirst(),
                    given.getLast()));
        }
        return switch (type.name()) {
            case "str" -> name.equals("maketrans") ? StringQuestions.MAKE_TABLE : StringMethods.ALL.unbound(name);
            case "bytes", "bytearray" ->
                name.equals("fromhex") ? BytesMethods.FROM_HEX : BytesMethods.ALL.unbound(name);
            case "list" -> ListMethods.LIST.unbound(name);
            case "tuple" -> ListMethods.TUPLE.unbound(name);
            case "dict" -> name.equals("fromkeys") ? DictMethods.FROM_KEYS : DictMethods.ALL.unbound(name);
            case "set" -> SetMethods.ALL.unbound(name);
            case "frozenset" -> SetMethods.FROZEN.unbound(name);
            case "int" -> name.equals("from_bytes") ? NumberMethods.FROM_BYTES : NumberMethods.WHOLE.unbound(name);
            case "float" -> NumberMethods.REAL.unbound(name);
            case "object" -> objects(name);
            default -> null;
        };
    }

    private static @Nullable Value objects(String name) {
        return switch (name) {
            case "__setattr__" -> Methods.method("__setattr__ name value", (self, given, in) -> {
                in.setAttribute(self, Plain.text(given.orNone("name"), in),
                        given.orNone("value"));
                return NoneValue.NONE;
            });
            default -> null;
        };
    }
}
