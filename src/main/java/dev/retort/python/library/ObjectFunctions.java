package dev.retort.python.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.retort.python.library.format.Literals;
import dev.retort.python.library.format.Text;
import dev.retort.python.library.iteration.PartialValue;
import dev.retort.python.library.operator.Hashes;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The builtin functions that ask about objects: {@code isinstance}, {@code getattr}, {@code repr} … */
final class ObjectFunctions {

    private ObjectFunctions() {}

    static Map<String, Value> names() {
        Map<String, Value> names = new TreeMap<>();
        names.put("isinstance", Native.positional("isinstance", 2, 2,
                (given, in) -> BoolValue.of(isInstance(given.getFirst(), given.getLast(), in))));
        names.put("issubclass", Native.positional("issubclass", 2, 2, (given, in) -> {
            if (!(given.getFirst() instanceof ClassValue type)) {
                throw in.raise("TypeError", "issubclass() arg 1 must be a class");
            }
            return BoolValue.of(derives(type, given.getLast(), in));
        }));
        names.put("callable", Native.positional("callable", 1, 1,
                (given, in) -> BoolValue.of(callable(given.getFirst()))));
        names.put("hasattr", Native.positional("hasattr", 2, 2,
                (given, in) -> BoolValue
                        .of(in.attributeOrNull(given.getFirst(), Plain.text(given.getLast(), in)) != null)));
        names.put("getattr", Native.positional("getattr", 2, 3, ObjectFunctions::attribute));
        names.put("setattr", Native.positional("setattr", 3, 3, (given, in) -> {
            in.setAttribute(given.getFirst(), Plain.text(given.get(1), in), given.getLast());
            return NoneValue.NONE;
        }));
        names.put("delattr", Native.positional("delattr", 2, 2, (given, in) -> {
            String name = Plain.text(given.getLast(), in);
            if (!(given.getFirst() instanceof InstanceValue instance) || instance.attributes().remove(name) == null) {
                throw in.raise("AttributeError", name);
            }
            return NoneValue.NONE;
        }));
        names.put("vars", Native.positional("vars", 1, 1, (given, in) -> in.attribute(given.getFirst(), "__dict__")));
        names.put("dir", Native.positional("dir", 1, 1, (given, in) -> directory(given.getFirst())));
        names.put("id", Native.positional("id", 1, 1,
                (given, in) -> IntValue.of(System.identityHashCode(given.getFirst()))));
        names.put("hash", Native.positional("hash", 1, 1, (given, in) -> Hashes.of(given.getFirst(), in)));
        names.put("repr", Native.positional("repr", 1, 1,
                (given, in) -> new StringValue(in.repr(given.getFirst()))));
        names.put("ascii", Native.positional("ascii", 1, 1,
                (given, in) -> new StringValue(Literals.ascii(in.repr(given.getFirst())))));
        names.put("format", Native.positional("format", 1, 2, (given, in) -> new StringValue(Text.format(
                given.getFirst(), given.size() > 1 ? Plain.text(given.getLast(), in) : "", in))));
        names.put("print", Native.swallowed("print"));
        return names;
    }

    private static boolean isInstance(Value value, Value type, Interpreter in) {
        return switch (type) {
            case ClassValue one -> in.isInstance(value, one);
            case TupleValue(List<Value> items) -> items.stream().anyMatch(item -> isInstance(value, item, in));
            case GenericAlias(ClassValue origin, List<Value> members) -> origin.equals(GenericAlias.UNION)
                    ? members.stream().anyMatch(item -> isInstance(value, item, in))
                    : isInstance(value, origin, in);
            case NoneValue _ -> value == NoneValue.NONE;
            default -> throw in.raise("TypeError",
                    "isinstance() arg 2 must be a type, a tuple of types, or a union");
        };
    }

    private static boolean derives(ClassValue type, Value other, Interpreter in) {
        return switch (other) {
            case ClassValue one -> BuiltinTypes.derives(type, one);
            case TupleValue(List<Value> items) -> items.stream().anyMatch(item -> derives(type, item, in));
            default -> throw in.raise("TypeError", "issubclass() arg 2 must be a class or a tuple of classes");
        };
    }

    private static boolean callable(Value value) {
        return switch (value) {
            case FunctionValue _,NativeFunction _,BoundMethod _,ClassValue _ -> true;
            case InstanceValue instance -> instance.type().find("__call__") != null;
            case HostValue host -> host instanceof PartialValue || host.type().find("__call__") != null;
            default -> false;
        };
    }

    private static Value attribute(List<Value> given, Interpreter in) {
        String name = Plain.text(given.get(1), in);
        if (given.size() == 2) {
            return in.attribute(given.getFirst(), name);
        }
        Value found = in.attributeOrNull(given.getFirst(), name);
        return found == null ? given.getLast() : found;
    }

    private static Value directory(Value value) {
        TreeSet<String> names = new TreeSet<>(BuiltinMembers.names(value));
        switch (value) {
            case ModuleValue module -> names.addAll(module.names().keySet());
            case ClassValue type -> type.resolutionOrder().forEach(one -> names.addAll(one.namespace().keySet()));
            case InstanceValue instance -> {
                names.addAll(instance.attributes().keySet());
                instance.type().resolutionOrder().forEach(one -> names.addAll(one.namespace().keySet()));
            }
            default -> {}
        }
        List<Value> found = new ArrayList<>();
        names.forEach(name -> found.add(new StringValue(name)));
        return new ListValue(found);
    }
}
