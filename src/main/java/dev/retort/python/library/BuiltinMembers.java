package dev.retort.python.library;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.collection.DictMethods;
import dev.retort.python.library.collection.ListMethods;
import dev.retort.python.library.collection.SetMethods;
import dev.retort.python.library.number.NumberMethods;
import dev.retort.python.library.text.BytesMethods;
import dev.retort.python.library.text.StringMethods;
import dev.retort.python.library.text.StringQuestions;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The attributes of builtin values, of functions and of classes. */
public final class BuiltinMembers {

    private static final Set<String> REFUSED = Set.of("__subclasses__", "__globals__", "__code__", "__builtins__",
            "__closure__", "__getattribute__", "__reduce__", "__reduce_ex__", "__loader__", "__spec__", "__import__",
            "__kwdefaults__", "__defaults__", "__weakref__", "gi_frame", "gi_code", "f_globals", "f_builtins",
            "f_locals", "f_back", "tb_frame", "cr_frame", "func_globals", "func_code");

    private BuiltinMembers() {}

    /**
     * {@code target.name}, bound; null where there is none. An object's own attributes, those of its classes and of a
     * {@link HostValue} come before these and are the evaluator's to look up, as are a class's own; what stands behind
     * an object ({@link InstanceValue#payload()}) is asked here.
     *
     * @throws dev.retort.python.value.Refusal for names that reach into the interpreter ({@code __globals__} …)
     */
    public static @Nullable Value find(Value target, String name, Interpreter in) {
        if (REFUSED.contains(name)) {
            throw in.refuse("it reads " + name + ", which Retort does not give");
        }
        if (name.equals("__class__")) {
            return in.type(target);
        }
        Value found = switch (target) {
            case StringValue(String text) ->
                name.equals("maketrans") ? StringQuestions.MAKE_TABLE : StringMethods.ALL.bound(text, name);
            case BytesValue(byte[] bytes) -> BytesMethods.ALL.bound(bytes, name);
            case ListValue list -> ListMethods.LIST.bound(list, name);
            case TupleValue tuple -> ListMethods.TUPLE.bound(tuple, name);
            case DictValue dict -> name.equals("fromkeys") ? DictMethods.FROM_KEYS : DictMethods.ALL.bound(dict, name);
            case SetValue set -> (set.frozen() ? SetMethods.FROZEN : SetMethods.ALL).bound(set, name);
            case IntValue(BigInteger number) -> whole(number, name);
            case BoolValue flag -> whole(flag.value() ? BigInteger.ONE : BigInteger.ZERO, name);
            case FloatValue(double number) -> real(number, name);
            case NativeFunction function -> function(function.name(), name);
            case FunctionValue function -> function(function.name(), name);
            case BoundMethod(Value self, Value function) -> switch (name) {
                case "__self__" -> self;
                case "__func__" -> function;
                default -> in.attributeOrNull(function, name);
            };
            case ClassValue type -> ClassMembers.find(type, name, in);
            case ModuleValue module when name.equals("__name__") -> new StringValue(module.name());
            case IteratorValue iterator -> GeneratorMembers.find(iterator, name);
            case InstanceValue instance -> instance(instance, name, in);
            default -> null;
        };
        return found == null ? Dunders.find(target, name) : found;
    }

    private static @Nullable Value whole(BigInteger number, String name) {
        return switch (name) {
            case "real", "numerator" -> new IntValue(number);
            case "imag" -> IntValue.of(0);
            case "denominator" -> IntValue.of(1);
            case "from_bytes" -> NumberMethods.FROM_BYTES;
            default -> NumberMethods.WHOLE.bound(number, name);
        };
    }

    private static @Nullable Value real(double number, String name) {
        return switch (name) {
            case "real" -> new FloatValue(number);
            case "imag" -> new FloatValue(0);
            default -> NumberMethods.REAL.bound(number, name);
        };
    }

    private static @Nullable Value function(String function, String name) {
        return switch (name) {
            case "__name__", "__qualname__" -> new StringValue(function);
            case "__doc__" -> NoneValue.NONE;
            case "__module__" -> new StringValue("builtins");
            case "__annotations__", "__dict__" -> new DictValue();
            default -> null;
        };
    }

    private static @Nullable Value instance(InstanceValue instance, String name, Interpreter in) {
        if (name.equals("__dict__")) {
            return new AttributesView(instance.attributes());
        }
        if (ExceptionTypes.isException(instance)) {
            Value found = ExceptionTypes.member(instance, name);
            if (found != null) {
                return found;
            }
        }
        return instance.payload() instanceof Value payload ? in.attributeOrNull(payload, name) : null;
    }

    /** The names {@link #find} knows of a builtin value, for {@code dir()}. */
    static List<String> names(Value target) {
        Set<String> names = switch (Plain.of(target)) {
            case StringValue _ -> StringMethods.ALL.names();
            case BytesValue _ -> BytesMethods.ALL.names();
            case ListValue _ -> ListMethods.LIST.names();
            case TupleValue _ -> ListMethods.TUPLE.names();
            case DictValue _ -> DictMethods.ALL.names();
            case SetValue _ -> SetMethods.ALL.names();
            default -> Set.of();
        };
        return names.stream().sorted().toList();
    }
}
