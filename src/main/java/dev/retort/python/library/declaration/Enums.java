package dev.retort.python.library.declaration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Plain;
import dev.retort.python.library.type.StaticMethodValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * How classes derived from {@code enum.Enum} become enums. A member is an {@link InstanceValue} with {@code name} and
 * {@code value} among its attributes; where the enum derives from {@code str} or {@code int}, that value stands behind
 * it.
 */
public final class Enums {

    private static final String MEMBERS = "_member_map_";

    private Enums() {}

    /** Whether a class derives from {@code enum.Enum}. */
    public static boolean isEnum(ClassValue type) {
        return type.derivesFrom(EnumTypes.ENUM);
    }

    public static boolean isMember(InstanceValue instance) {
        return isEnum(instance.type());
    }

    /** The members of an enum by name, in file order, aliases among them. */
    public static Map<String, InstanceValue> members(ClassValue type) {
        Map<String, InstanceValue> members = new LinkedHashMap<>();
        if (type.namespace().get(MEMBERS) instanceof DictValue map) {
            map.entries().forEach(entry -> {
                if (entry.key() instanceof StringValue(String name)
                        && entry.value() instanceof InstanceValue member) {
                    members.put(name, member);
                }
            });
        }
        return members;
    }

    /** The members without their aliases, and of flags those of one bit. */
    static List<Value> distinct(ClassValue type) {
        List<Value> all = new ArrayList<>(new java.util.LinkedHashSet<>(members(type).values()));
        all.removeIf(one -> type.derivesFrom(EnumTypes.FLAG) && one instanceof InstanceValue member
                && Plain.whole(value(member)) instanceof BigInteger bits && bits.bitCount() != 1);
        return all;
    }

    static Value value(InstanceValue member) {
        Value value = member.attributes().get("_value_");
        return value == null ? member : value;
    }

    static String name(InstanceValue member) {
        return member.attributes().get("_name_") instanceof StringValue(String name) ? name : "";
    }

    /**
     * Turns the values of an enum's namespace into its members, once its body was run. A class that is no enum is left
     * as it is, and so is one that has its members.
     */
    public static void finish(ClassValue type, Interpreter in) {
        if (!isEnum(type) || type.namespace().containsKey(MEMBERS)) {
            return;
        }
        DictValue map = new DictValue();
        List<Value> values = new ArrayList<>();
        new LinkedHashMap<>(type.namespace()).forEach((name, written) -> {
            if (isMember(name, written)) {
                InstanceValue member = member(type, name, written, values, map, in);
                map.put(name, member);
                type.namespace().put(name, member);
            }
        });
        type.namespace().put(MEMBERS, map);
    }

    private static boolean isMember(String name, Value value) {
        return switch (value) {
            case FunctionValue _,NativeFunction _,ClassValue _ -> false;
            case HostValue host when host instanceof dev.retort.python.value.Descriptor -> false;
            default -> !name.startsWith("_");
        };
    }

    private static InstanceValue member(ClassValue type, String name, Value written, List<Value> values, DictValue map,
            Interpreter in) {
        Value given = EnumTypes.resolved(written, type, name, values, in);
        InstanceValue made = made(type, given, in);
        Value value = made.attributes().getOrDefault("_value_", given);
        for (DictValue.Entry entry : map.entries()) {
            if (entry.value() instanceof InstanceValue other && in.equal(value(other), value)) {
                return other;
            }
        }
        values.add(value);
        made.attributes().put("_value_", value);
        made.attributes().put("value", value);
        made.attributes().put("_name_", new StringValue(name));
        made.attributes().put("name", new StringValue(name));
        Value initializer = type.find("__init__");
        if (initializer != null) {
            in.call(initializer, arguments(given).behind(made));
        }
        return made;
    }

    private static Arguments arguments(Value given) {
        return given instanceof TupleValue(List<Value> items) ? new Arguments(items, Map.of()) : Arguments.of(given);
    }

    private static InstanceValue made(ClassValue type, Value given, Interpreter in) {
        Value maker = type.find("__new__");
        if (maker != null) {
            Value function = maker instanceof StaticMethodValue(Value inner) ? inner : maker;
            if (in.call(function, arguments(given).behind(type)) instanceof InstanceValue made) {
                return made;
            }
        }
        InstanceValue made = new InstanceValue(type);
        ClassValue base = type.nativeBase();
        if (base != null && base.constructor() != null) {
            Value payload = base.constructor().construct(base, base.equals(BuiltinTypes.TUPLE)
                    ? Arguments.of(given)
                    : arguments(given), in);
            made.setPayload(payload);
            if (!(given instanceof TupleValue) && !(payload instanceof InstanceValue)) {
                made.attributes().put("_value_", payload);
            }
        }
        return made;
    }

    /**
     * What calling an enum does: {@code Color("red")} gives the member of that value; {@code Enum("Name", names)} makes
     * an enum.
     *
     * @throws dev.retort.python.value.PythonRaise {@code ValueError} where there is no such member
     */
    public static Value call(ClassValue type, Arguments arguments, Interpreter in) {
        return EnumTypes.call(arguments.behind(type), in);
    }

    /** The member of a value; null where there is none. */
    static @Nullable InstanceValue byValue(ClassValue type, Value value, Interpreter in) {
        for (InstanceValue member : members(type).values()) {
            if (member == value || in.equal(value(member), value)) {
                return member;
            }
        }
        return null;
    }

    /** Makes an enum from names, as {@code Enum("Color", "RED GREEN")} does. */
    static ClassValue make(ClassValue base, String name, Value names, Interpreter in) {
        Map<String, Value> namespace = new LinkedHashMap<>();
        if (Plain.of(names) instanceof StringValue(String text)) {
            for (String one : text.replace(',', ' ').trim().split("\\s+")) {
                namespace.put(one, new AutoValue());
            }
        } else if (Plain.of(names) instanceof DictValue dict) {
            dict.entries().forEach(entry -> namespace.put(Plain.text(entry.key(), in), entry.value()));
        } else {
            int place = 1;
            for (Value one : in.list(names)) {
                String text = Plain.textOrNull(one);
                if (text != null) {
                    namespace.put(text, base.derivesFrom(BuiltinTypes.STR) ? new AutoValue() : IntValue.of(place));
                } else {
                    namespace.put(Plain.text(in.item(one, IntValue.of(0)), in), in.item(one, IntValue.of(1)));
                }
                place++;
            }
        }
        ClassValue made = new ClassValue(name, "__main__", List.of(base), namespace, null);
        finish(made, in);
        return made;
    }
}
