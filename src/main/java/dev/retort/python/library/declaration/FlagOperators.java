package dev.retort.python.library.declaration;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The members of {@code enum.Flag} and how they combine. */
final class FlagOperators {

    private FlagOperators() {}

    static Map<String, Value> methods() {
        Map<String, Value> names = Native.methods(operator("__or__"), operator("__and__"), operator("__xor__"),
                operator("__ror__"), operator("__rand__"), operator("__rxor__"),
                Methods.method("__bool__", (self, given, in) -> BoolValue.of(bits(self, in).signum() != 0)),
                Methods.method("__invert__", (self, given, in) -> {
                    ClassValue type = EnumTypes.member(self, in).type();
                    return of(type, all(type, in).andNot(bits(self, in)), in);
                }),
                Methods.method("__contains__ other", (self, given, in) -> {
                    BigInteger other = bits(given.orNone("other"), in);
                    return BoolValue.of(bits(self, in).and(other).equals(other));
                }),
                Methods.method("__iter__", (self, given, in) -> new dev.retort.python.value.IteratorValue("generator",
                        parts(EnumTypes.member(self, in).type(), bits(self, in), in).stream()
                                .map(part -> (Value) part).iterator())));
        return names;
    }

    private static NativeFunction operator(String name) {
        return Methods.method(name + " other", (self, given, in) -> {
            Value other = given.orNone("other");
            ClassValue type = EnumTypes.member(self, in).type();
            boolean fits = other instanceof InstanceValue member && member.type().equals(type)
                    || type.derivesFrom(EnumTypes.INT_FLAG) && Plain.whole(other) != null;
            if (!fits) {
                return EllipsisValue.NOT_IMPLEMENTED;
            }
            BigInteger left = bits(self, in);
            BigInteger right = bits(other, in);
            return of(type, name.endsWith("xor__")
                    ? left.xor(right)
                    : name.endsWith("and__") ? left.and(right) : left.or(right), in);
        });
    }

    private static BigInteger bits(Value value, Interpreter in) {
        if (value instanceof InstanceValue member && Enums.isMember(member)) {
            return Plain.integer(Enums.value(member), in);
        }
        return Plain.integer(value, in);
    }

    private static BigInteger all(ClassValue type, Interpreter in) {
        BigInteger all = BigInteger.ZERO;
        for (InstanceValue member : Enums.members(type).values()) {
            all = all.or(bits(member, in));
        }
        return all;
    }

    private static List<InstanceValue> parts(ClassValue type, BigInteger bits, Interpreter in) {
        return Enums.members(type).values().stream().distinct()
                .filter(member -> bits(member, in).bitCount() == 1 && bits.and(bits(member, in)).signum() != 0)
                .toList();
    }

    /** The member of these bits, or one made of several. */
    static InstanceValue of(ClassValue type, BigInteger bits, Interpreter in) {
        IntValue value = new IntValue(bits);
        InstanceValue known = Enums.byValue(type, value, in);
        if (known != null) {
            return known;
        }
        if (bits.andNot(all(type, in)).signum() != 0 && !type.derivesFrom(EnumTypes.INT_FLAG)) {
            throw in.raise("ValueError", bits + " is not a valid " + type.name());
        }
        InstanceValue made = new InstanceValue(type);
        String name = parts(type, bits, in).stream().map(Enums::name).collect(Collectors.joining("|"));
        BigInteger unnamed = bits.andNot(all(type, in));
        name = unnamed.signum() == 0 ? name : name.isEmpty() ? unnamed.toString() : name + "|" + unnamed;
        made.attributes().put("_value_", value);
        made.attributes().put("value", value);
        made.attributes().put("_name_", new StringValue(name));
        made.attributes().put("name", new StringValue(name));
        if (type.derivesFrom(EnumTypes.INT_FLAG)) {
            made.setPayload(value);
        }
        return made;
    }
}
