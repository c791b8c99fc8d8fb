package dev.retort.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Text;
import dev.retort.python.library.operator.Operators;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** Operators and what else Python asks of values: a class's own methods first, then the host's, then the builtin ones. */
final class Operations {

    private static final Map<String, String> METHODS = Map.ofEntries(Map.entry("+", "add"), Map.entry("-", "sub"),
            Map.entry("*", "mul"), Map.entry("/", "truediv"), Map.entry("//", "floordiv"), Map.entry("%", "mod"),
            Map.entry("**", "pow"), Map.entry("@", "matmul"), Map.entry("&", "and"), Map.entry("|", "or"),
            Map.entry("^", "xor"), Map.entry("<<", "lshift"), Map.entry(">>", "rshift"), Map.entry("==", "eq"),
            Map.entry("!=", "ne"), Map.entry("<", "lt"), Map.entry("<=", "le"), Map.entry(">", "gt"),
            Map.entry(">=", "ge"));
    private static final Map<String, String> MIRRORED = Map.of("==", "==", "!=", "!=", "<", ">", "<=", ">=", ">", "<",
            ">=", "<=");

    private static final Map<String, String> SET_METHODS = Map.of("|", "update", "&", "intersection_update", "-",
            "difference_update", "^", "symmetric_difference_update");

    private final Evaluation in;

    Operations(Evaluation in) {
        this.in = in;
    }

    Value binary(String operator, Value left, Value right) {
        Value result = tryBinary(operator, left, right);
        if (result == null) {
            String types = "'" + in.type(left).name() + "' and '" + in.type(right).name() + "'";
            throw in.raise("TypeError", MIRRORED.containsKey(operator)
                    ? "'" + operator + "' not supported between instances of " + types
                    : "unsupported operand type(s) for " + operator + ": " + types);
        }
        return result;
    }

    private @Nullable Value tryBinary(String operator, Value left, Value right) {
        in.meter().step();
        if (left instanceof InstanceValue || right instanceof InstanceValue) {
            Value result = ofInstances(operator, left, right);
            if (result != null) {
                return result;
            }
        }
        Value one = plain(left);
        Value other = plain(right);
        Value result = null;
        if (one instanceof HostValue host) {
            result = ofHost(operator, host, right, false);
        }
        if (result == null && other instanceof HostValue host) {
            result = ofHost(operator, host, left, true);
        }
        if (result == null && operator.equals("|") && isType(one) && (isType(other) || other == NoneValue.NONE)) {
            result = GenericAlias.union(List.of(one, other));
        }
        if (result == null && operator.equals("|") && one == NoneValue.NONE && isType(other)) {
            result = GenericAlias.union(List.of(one, other));
        }
        if (result != null) {
            return result;
        }
        boolean identity = one != left && other != right && one instanceof HostValue && one == other;
        return identity && operator.equals("==") ? BoolValue.TRUE : Operators.binary(operator, left, right, in);
    }

    /** A host may know an object, such as a member of an enum, by more than the text or number it is as well. */
    private @Nullable Value ofHost(String operator, HostValue host, Value other, boolean reflected) {
        Value plain = plain(other);
        Value result = plain == other || plain instanceof HostValue
                ? null
                : host.binary(operator, other, reflected, in);
        return result == null ? host.binary(operator, plain, reflected, in) : result;
    }

    private static boolean isType(Value value) {
        return value instanceof ClassValue;
    }

    private @Nullable Value ofInstances(String operator, Value left, Value right) {
        String method = METHODS.get(operator);
        if (method == null) {
            return null;
        }
        Value result = ask(left, "__" + method + "__", right);
        if (result == null) {
            String mirrored = MIRRORED.get(operator);
            result = ask(right, mirrored == null ? "__r" + method + "__" : "__" + METHODS.get(mirrored) + "__", left);
        }
        if (result == null && operator.equals("!=") && (has(left, "__eq__") || has(right, "__eq__"))) {
            return BoolValue.of(!equal(left, right));
        }
        return result;
    }

    static boolean has(Value value, String method) {
        return value instanceof InstanceValue instance && instance.type().find(method) != null;
    }

    /** Calls an object's own method; null where it has none, or answers {@code NotImplemented}. */
    @Nullable
    Value ask(Value target, String method, Value... arguments) {
        if (!(target instanceof InstanceValue instance)) {
            return null;
        }
        Value found = instance.type().find(method);
        if (found == null) {
            return null;
        }
        Value result = in.call(in.attributes().bind(found, instance, instance.type()), Arguments.of(arguments));
        return result == EllipsisValue.NOT_IMPLEMENTED ? null : result;
    }

    /** The value a host made for an object, where there is one. */
    static Value plain(Value value) {
        Value plain = value;
        while (plain instanceof InstanceValue instance && instance.payload() != null) {
            plain = instance.payload();
        }
        return plain;
    }

    Value compare(String operator, Value left, Value right) {
        return switch (operator) {
            case "is" -> BoolValue.of(identical(left, right));
            case "is not" -> BoolValue.of(!identical(left, right));
            case "in" -> BoolValue.of(in.containers().contains(right, left));
            case "not in" -> BoolValue.of(!in.containers().contains(right, left));
            default -> binary(operator, left, right);
        };
    }

    private boolean identical(Value left, Value right) {
        if (left instanceof HostValue host) {
            host.identified(in);
        }
        if (right instanceof HostValue host) {
            host.identified(in);
        }
        return same(left, right);
    }

    /** Identity; equal immutable values count as one, as Python's small ones are. */
    private static boolean same(Value left, Value right) {
        return left == right || left instanceof StringValue(String one) && right instanceof StringValue(String other)
                && one.equals(other)
                || left instanceof IntValue one && one.equals(right)
                || left instanceof dev.retort.python.value.BoundMethod method && method.equals(right);
    }

    boolean equal(Value left, Value right) {
        in.meter().enter();
        try {
            if (left == right && !(left instanceof HostValue)) {
                return true;
            }
            Value result = tryBinary("==", left, right);
            return result == null ? left == right : in.truth(result);
        } finally {
            in.meter().leave();
        }
    }

    Value unary(String operator, Value value) {
        String method = switch (operator) {
            case "-" -> "__neg__";
            case "+" -> "__pos__";
            default -> "__invert__";
        };
        Value result = ask(value, method);
        if (result == null && plain(value) instanceof HostValue host) {
            result = host.unary(operator, in);
        }
        if (result == null) {
            result = Operators.unary(operator, value, in);
        }
        if (result == null) {
            throw in.raise("TypeError", "bad operand type for unary " + operator + ": '" + in.type(value).name() + "'");
        }
        return result;
    }

    /** {@code x += y}: lists, dicts and sets change in place. */
    Value augmented(String operator, Value before, Value change) {
        if (before instanceof InstanceValue) {
            Value result = ask(before, "__i" + METHODS.getOrDefault(operator, "") + "__", change);
            if (result != null) {
                return result;
            }
        }
        String method = switch (before) {
            case ListValue _ when operator.equals("+") -> "extend";
            case DictValue _ when operator.equals("|") -> "update";
            case SetValue set when !set.frozen() -> SET_METHODS.get(operator);
            default -> null;
        };
        if (before instanceof ListValue list && operator.equals("*")
                && binary(operator, before, change) instanceof ListValue repeated) {
            list.items().clear();
            list.items().addAll(repeated.items());
            return list;
        }
        if (method == null) {
            return binary(operator, before, change);
        }
        in.call(in.attribute(before, method), Arguments.of(change));
        return before;
    }

    boolean truth(Value value) {
        if (value instanceof InstanceValue instance) {
            Value own = ask(instance, "__bool__");
            if (own == null) {
                own = ask(instance, "__len__");
            }
            if (own != null) {
                return Operators.truth(own, in);
            }
        }
        return plain(value) instanceof HostValue host ? host.truth(in) : Operators.truth(value, in);
    }

    String str(Value value) {
        return text(value, "__str__", true);
    }

    String repr(Value value) {
        return text(value, "__repr__", false);
    }

    private String text(Value value, String method, boolean plain) {
        in.meter().enter();
        try {
            in.meter().step();
            String text = plain ? Text.str(value, in) : Text.repr(value, in);
            in.meter().allocate(text.length() / 8);
            return text;
        } finally {
            in.meter().leave();
        }
    }

    /** {@code object.__repr__}. */
    String plainRepr(Value value) {
        ClassValue type = in.type(value);
        return "<" + type.module() + "." + type.name() + " object>";
    }

    void noteCause(Value exception, Value cause) {
        if (exception instanceof InstanceValue instance) {
            instance.attributes().put("__cause__", cause);
        }
    }
}
