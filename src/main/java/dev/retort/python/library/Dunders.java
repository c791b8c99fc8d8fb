package dev.retort.python.library;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Text;
import dev.retort.python.library.operator.Hashes;
import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The special methods of builtin values, for programs that name them: {@code super().__setitem__(…)}. */
final class Dunders {

    private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("__add__", "+"),
            Map.entry("__sub__", "-"), Map.entry("__mul__", "*"), Map.entry("__truediv__", "/"),
            Map.entry("__floordiv__", "//"), Map.entry("__mod__", "%"), Map.entry("__pow__", "**"),
            Map.entry("__and__", "&"), Map.entry("__or__", "|"), Map.entry("__xor__", "^"), Map.entry("__lt__", "<"),
            Map.entry("__le__", "<="), Map.entry("__gt__", ">"), Map.entry("__ge__", ">="), Map.entry("__eq__", "=="),
            Map.entry("__ne__", "!="));

    private Dunders() {}

    static @Nullable Value find(Value target, String name) {
        if (!name.startsWith("__") || !builtin(target)) {
            return null;
        }
        String operator = OPERATORS.get(name);
        if (operator != null) {
            return Native.positional(name, 1, 1, (given, in) -> {
                Value made = Operators.binary(operator, target, given.getFirst(), in);
                return made == null ? EllipsisValue.NOT_IMPLEMENTED : made;
            });
        }
        return switch (name) {
            case "__str__" -> Native.positional(name, 0, 0, (given, in) -> new StringValue(in.str(target)));
            case "__repr__" -> Native.positional(name, 0, 0, (given, in) -> new StringValue(in.repr(target)));
            case "__bool__" -> Native.positional(name, 0, 0, (given, in) -> BoolValue.of(in.truth(target)));
            case "__hash__" -> Native.positional(name, 0, 0, (given, in) -> Hashes.of(target, in));
            case "__int__", "__index__" -> Plain.whole(target) == null
                    ? null
                    : Native.positional(name, 0, 0, (given, in) -> new IntValue(Plain.integer(target, in)));
            case "__format__" -> Native.positional(name, 1, 1,
                    (given, in) -> new StringValue(Text.format(target, Plain.text(given.getFirst(), in), in)));
            case "__init__" -> (Value) new dev.retort.python.value.NativeFunction(name,
                    (arguments, in) -> NoneValue.NONE);
            default -> container(target, name);
        };
    }

    private static @Nullable Value container(Value target, String name) {
        if (!holds(target)) {
            return null;
        }
        boolean changes = target instanceof ListValue || target instanceof DictValue;
        return switch (name) {
            case "__len__" -> Native.positional(name, 0, 0, (given, in) -> IntValue.of(Operators.length(target, in)));
            case "__contains__" -> Native.positional(name, 1, 1,
                    (given, in) -> BoolValue.of(Operators.contains(target, given.getFirst(), in)));
            case "__iter__" -> Native.positional(name, 0, 0,
                    (given, in) -> new IteratorValue("iterator", in.iterator(target)));
            case "__getitem__" -> target instanceof SetValue
                    ? null
                    : Native.positional(name, 1, 1, (given, in) -> Operators.item(target, given.getFirst(), in));
            case "__setitem__" -> changes ? Native.positional(name, 2, 2, (given, in) -> {
                Operators.setItem(target, given.getFirst(), given.getLast(), in);
                return NoneValue.NONE;
            }) : null;
            case "__delitem__" -> changes ? Native.positional(name, 1, 1, (given, in) -> {
                Operators.deleteItem(target, given.getFirst(), in);
                return NoneValue.NONE;
            }) : null;
            default -> null;
        };
    }

    private static boolean holds(Value target) {
        return target instanceof StringValue || target instanceof BytesValue || target instanceof ListValue
                || target instanceof TupleValue || target instanceof DictValue || target instanceof SetValue;
    }

    private static boolean builtin(Value target) {
        return holds(target) || target instanceof IntValue || target instanceof BoolValue
                || target instanceof FloatValue || target == NoneValue.NONE;
    }

    static @Nullable Value call(Value target, String name, Interpreter in) {
        Value method = target instanceof HostValue ? null : in.attributeOrNull(target, name);
        return method == null ? null : in.call(method, Arguments.NONE);
    }
}
