package dev.retort.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.Operators;
import dev.retort.python.library.Text;
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
            result = host.binary(operator, other, false, in);
        }
        if (result == null && other instanceof HostValue host) {
            result = host.binary(operator, one, true, in);
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

    private static boolean has(Value value, String method) {
        return value instanceof InstanceValue instance && instance.type().find(method) != null;
    }

    /** Calls an object's own method; null where it has none, or answers {@code NotImplemented}. */
    private @Nullable Value ask(Value target, String method, Value... arguments) {
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
    private static Value plain(Value value) {
        Value plain = value;
        while (plain instanceof InstanceValue instance && instance.payload() != null) {
            plain = instance.payload();
        }
        return plain;
    }

    Value compare(String operator, Value left, Value right) {
        return switch (operator) {
            case "is" -> BoolValue.of(same(left, right));
            case "is not" -> BoolValue.of(!same(left, right));
            case "in" -> BoolValue.of(contains(right, left));
            case "not in" -> BoolValue.of(!contains(right, left));
            default -> binary(operator, left, right);
        };
    }

    /** Identity; equal immutable values count as one, as Python's small ones are. */
    private static boolean same(Value left, Value right) {
        return left == right || left instanceof StringValue(String one) && right instanceof StringValue(String other)
                && one.equals(other)
                || left instanceof IntValue one && one.equals(right)
                || left instanceof dev.retort.python.value.BoundMethod method && method.equals(right);
    }

    private boolean contains(Value container, Value item) {
        Value own = ask(container, "__contains__", item);
        if (own != null) {
            return in.truth(own);
        }
        if (container instanceof ClassValue type) {
            Value method = ofMetaclass(type, "__contains__");
            if (method != null) {
                return in.truth(in.call(method, Arguments.of(item)));
            }
        }
        Value plain = plain(container);
        if (plain instanceof HostValue host) {
            Value answer = host.binary("in", item, true, in);
            if (answer != null) {
                return in.truth(answer);
            }
        }
        if (container instanceof InstanceValue || plain instanceof HostValue) {
            Iterator<Value> values = iterator(container);
            while (values.hasNext()) {
                if (equal(values.next(), item)) {
                    return true;
                }
            }
            return false;
        }
        return Operators.contains(container, item, in);
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

    Value item(Value target, Value key) {
        Value own = ask(target, "__getitem__", key);
        if (own != null) {
            return own;
        }
        if (target instanceof ClassValue type) {
            Value method = ofMetaclass(type, "__getitem__");
            return method == null ? ofClass(type, key) : in.call(method, Arguments.of(key));
        }
        Value plain = plain(target);
        if (plain instanceof Placeholder placeholder) {
            return item(in.imports().resolve(placeholder), key);
        }
        Value ofHost = plain instanceof HostValue host ? host.item(key, in) : null;
        return ofHost == null ? Operators.item(target, key, in) : ofHost;
    }

    private Value ofClass(ClassValue type, Value key) {
        if (type.find("__class_getitem__") != null) {
            return in.call(in.attribute(type, "__class_getitem__"), Arguments.of(key));
        }
        Value item = Operators.item(type, key, in);
        return item == type
                ? new GenericAlias(type, key instanceof TupleValue(List<Value> keys) ? keys : List.of(key))
                : item;
    }

    private @Nullable Value ofMetaclass(ClassValue type, String name) {
        ClassValue metaclass = type.metaclass();
        Value method = metaclass == null ? null : metaclass.find(name);
        return method == null || metaclass == null ? null : in.attributes().bind(method, type, metaclass);
    }

    void setItem(Value target, Value key, Value value) {
        if (has(target, "__setitem__")) {
            ask(target, "__setitem__", key, value);
            return;
        }
        in.meter().allocate(1);
        Operators.setItem(target, key, value, in);
    }

    void deleteItem(Value target, Value key) {
        if (has(target, "__delitem__")) {
            ask(target, "__delitem__", key);
            return;
        }
        Operators.deleteItem(target, key, in);
    }

    Iterator<Value> iterator(Value iterable) {
        Iterator<Value> values = rawIterator(iterable);
        return values instanceof Counted || values instanceof dev.retort.python.value.GeneratorValues
                ? values
                : new Counted(values, in.meter());
    }

    private Iterator<Value> rawIterator(Value iterable) {
        if (iterable instanceof InstanceValue) {
            Value own = ask(iterable, "__iter__");
            if (own != null) {
                return own instanceof InstanceValue instance && has(instance, "__next__")
                        ? new NextCalls(instance, in)
                        : rawIterator(own);
            }
        }
        if (iterable instanceof ClassValue type) {
            Value method = ofMetaclass(type, "__iter__");
            if (method != null) {
                return rawIterator(in.call(method, Arguments.NONE));
            }
        }
        Value plain = plain(iterable);
        Iterator<Value> values = plain instanceof HostValue host ? host.iterator(in) : null;
        if (values == null) {
            values = Operators.iterator(iterable, in);
        }
        if (values == null) {
            throw in.raise("TypeError", "'" + in.type(iterable).name() + "' object is not iterable");
        }
        return values;
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

    /** The entries of a mapping, for {@code **}. */
    List<DictValue.Entry> pairs(Value mapping) {
        if (plain(mapping) instanceof DictValue dict) {
            return dict.entries();
        }
        Value keys = in.attributeOrNull(mapping, "keys");
        if (keys == null) {
            throw in.raise("TypeError", "'" + in.type(mapping).name() + "' object is not a mapping");
        }
        List<DictValue.Entry> entries = new ArrayList<>();
        for (Value key : in.list(in.call(keys, Arguments.NONE))) {
            entries.add(new DictValue.Entry(key, item(mapping, key)));
        }
        return entries;
    }

    void noteCause(Value exception, Value cause) {
        if (exception instanceof InstanceValue instance) {
            instance.attributes().put("__cause__", cause);
        }
    }

    /** An iterator whose every value is a step. */
    private record Counted(Iterator<Value> values, Meter meter) implements Iterator<Value> {

        @Override
        public boolean hasNext() {
            return values.hasNext();
        }

        @Override
        public Value next() {
            meter.step();
            return values.next();
        }
    }

    /** The values {@code __next__} gives. */
    private static final class NextCalls implements Iterator<Value> {

        private final InstanceValue source;
        private final Evaluation in;
        private @Nullable Value next;
        private boolean ended;

        NextCalls(InstanceValue source, Evaluation in) {
            this.source = source;
            this.in = in;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                try {
                    next = in.call(in.attribute(source, "__next__"), Arguments.NONE);
                } catch (PythonRaise raised) {
                    if (!in.type(raised.exception()).name().equals("StopIteration")) {
                        throw raised;
                    }
                    ended = true;
                }
            }
            return next != null;
        }

        @Override
        public Value next() {
            if (!hasNext() || next == null) {
                throw new java.util.NoSuchElementException();
            }
            Value result = next;
            next = null;
            return result;
        }
    }
}
