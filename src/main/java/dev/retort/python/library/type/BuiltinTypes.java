package dev.retort.python.library.type;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeConstructor;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The classes of builtin values, the same in every evaluation; a program cannot change them. */
public final class BuiltinTypes {

    /** The base of all; without a constructor, so that classes derived from it are the program's own. */
    public static final ClassValue OBJECT = new ClassValue("object", "builtins", List.of(),
            new SharedNames("object", Map.of()), null);
    public static final ClassValue TYPE = type("type", Conversions::type);
    public static final ClassValue INT = type("int", Conversions::integer);
    public static final ClassValue BOOL = new ClassValue("bool", "builtins", List.of(INT),
            new SharedNames("bool", Map.of()), Conversions::truth);
    public static final ClassValue FLOAT = type("float", Conversions::floating);
    public static final ClassValue COMPLEX = type("complex", Conversions::complex);
    public static final ClassValue STR = type("str", Conversions::text);
    public static final ClassValue BYTES = type("bytes", Conversions::bytes);
    public static final ClassValue BYTEARRAY = type("bytearray", Conversions::bytes);
    public static final ClassValue LIST = type("list", Conversions::list);
    public static final ClassValue TUPLE = type("tuple", Conversions::tuple);
    public static final ClassValue DICT = type("dict", Conversions::dict);
    public static final ClassValue SET = type("set", Conversions::set);
    public static final ClassValue FROZENSET = type("frozenset", Conversions::frozenset);
    public static final ClassValue RANGE = type("range", Conversions::range);
    public static final ClassValue SLICE = type("slice", Conversions::slice);
    /** Makes {@link PropertyValue}. */
    public static final ClassValue PROPERTY = type("property", Conversions::property);
    /** Makes {@link StaticMethodValue}. */
    public static final ClassValue STATIC_METHOD = type("staticmethod", Conversions::staticMethod);
    /** Makes {@link ClassMethodValue}. */
    public static final ClassValue CLASS_METHOD = type("classmethod", Conversions::classMethod);
    /** Only a name: what {@code super()} gives depends on where it stands, which the evaluator knows. */
    public static final ClassValue SUPER = type("super", (of, arguments, in) -> {
        throw in.refuse("it calls super() outside a method");
    });
    public static final ClassValue NONE_TYPE = named("NoneType");
    public static final ClassValue ELLIPSIS_TYPE = named("ellipsis");
    public static final ClassValue NOT_IMPLEMENTED_TYPE = named("NotImplementedType");
    public static final ClassValue FUNCTION = named("function");
    public static final ClassValue BUILTIN_FUNCTION = named("builtin_function_or_method");
    public static final ClassValue METHOD = named("method");
    public static final ClassValue MODULE = named("module");
    public static final ClassValue DICT_KEYS = named("dict_keys");
    public static final ClassValue DICT_VALUES = named("dict_values");
    public static final ClassValue DICT_ITEMS = named("dict_items");
    public static final ClassValue MAPPING_PROXY = type("mappingproxy", (of, arguments, in) -> arguments.positional()
            .getFirst());
    private static final ClassValue GENERATOR = named("generator");
    private static final ClassValue ITERATOR = named("iterator");
    private static final Map<String, ClassValue> ITERATORS = Map.of("generator", GENERATOR, "zip", named("zip"), "map",
            named("map"), "filter", named("filter"), "enumerate", named("enumerate"), "reversed", named("reversed"));

    private BuiltinTypes() {}

    /** {@code type(value)}; null where the value is of no builtin class (none is, but for values made later). */
    public static @Nullable ClassValue of(Value value) {
        return switch (value) {
            case NoneValue _ -> NONE_TYPE;
            case EllipsisValue one -> one == EllipsisValue.ELLIPSIS ? ELLIPSIS_TYPE : NOT_IMPLEMENTED_TYPE;
            case BoolValue _ -> BOOL;
            case IntValue _ -> INT;
            case FloatValue _ -> FLOAT;
            case StringValue _ -> STR;
            case BytesValue _ -> BYTES;
            case ListValue _ -> LIST;
            case TupleValue _ -> TUPLE;
            case DictValue _ -> DICT;
            case SetValue set -> set.frozen() ? FROZENSET : SET;
            case IteratorValue iterator -> ITERATORS.getOrDefault(iterator.typeName(), ITERATOR);
            case FunctionValue _ -> FUNCTION;
            case NativeFunction _ -> BUILTIN_FUNCTION;
            case BoundMethod _ -> METHOD;
            case ClassValue _ -> TYPE;
            case ModuleValue _ -> MODULE;
            case InstanceValue instance -> instance.type();
            case HostValue host -> host.type();
        };
    }

    /**
     * A builtin exception's class.
     *
     * @throws IllegalArgumentException where Python has none of that name
     */
    public static ClassValue exception(String name) {
        ClassValue found = ExceptionTypes.ALL.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }

    /** {@code issubclass(type, other)}: everything derives from {@code object}. */
    public static boolean derives(ClassValue type, ClassValue other) {
        return other == OBJECT || type.derivesFrom(other) || AbstractTypes.covers(other, type);
    }

    private static ClassValue type(String name, NativeConstructor constructor) {
        return new ClassValue(name, "builtins", List.of(OBJECT), new SharedNames(name, Map.of()), constructor);
    }

    private static ClassValue named(String name) {
        return type(name, (of, arguments, in) -> {
            throw in.raise("TypeError", "cannot create '" + name + "' instances");
        });
    }
}
