package dev.retort.python.library.format;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import dev.retort.python.library.characters.FloatText;
import dev.retort.python.library.characters.Growth;
import dev.retort.python.library.type.ExceptionTypes;
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

/** One {@code repr()}: writes nested containers, and a container within itself as dots. */
public final class Representation {

    private static final int DEEPEST = 300;

    private final Interpreter in;
    private final Set<Value> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StringBuilder out = new StringBuilder();
    private int counted;

    Representation(Interpreter in) {
        this.in = in;
    }

    String of(Value value) {
        write(value);
        return out.toString();
    }

    private void write(Value value) {
        switch (value) {
            case ListValue list -> nested(value, "[", list.items(), "]", "[...]");
            case TupleValue(List<Value> items) ->
                nested(value, "(", items, items.size() == 1 ? ",)" : ")", "(...)");
            case SetValue set -> set(set);
            case DictValue dict -> dict(dict);
            default -> out.append(simple(value));
        }
        counted = Growth.count(out, counted, in);
    }

    private boolean enter(Value value, String inside) {
        if (open.size() >= DEEPEST) {
            throw in.raise("RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
        }
        if (!open.add(value)) {
            out.append(inside);
            return false;
        }
        return true;
    }

    private void nested(Value value, String before, Collection<Value> items, String after, String inside) {
        if (!enter(value, inside)) {
            return;
        }
        out.append(before);
        String between = "";
        for (Value item : List.copyOf(items)) {
            out.append(between);
            write(item);
            between = ", ";
        }
        out.append(after);
        open.remove(value);
    }

    private void set(SetValue set) {
        if (set.size() == 0) {
            out.append(set.frozen() ? "frozenset()" : "set()");
        } else if (set.frozen()) {
            nested(set, "frozenset({", set.values(), "})", "frozenset(...)");
        } else {
            nested(set, "{", set.values(), "}", "{...}");
        }
    }

    private void dict(DictValue dict) {
        if (!enter(dict, "{...}")) {
            return;
        }
        out.append('{');
        String between = "";
        for (DictValue.Entry entry : dict.entries()) {
            out.append(between);
            write(entry.key());
            out.append(": ");
            write(entry.value());
            between = ", ";
        }
        out.append('}');
        open.remove(dict);
    }

    private String simple(Value value) {
        return switch (value) {
            case NoneValue _ -> "None";
            case EllipsisValue one -> one == EllipsisValue.ELLIPSIS ? "Ellipsis" : "NotImplemented";
            case BoolValue flag -> flag.value() ? "True" : "False";
            case IntValue(BigInteger number) -> whole(number, in);
            case FloatValue(double number) -> FloatText.repr(number);
            case StringValue(String text) -> Literals.text(text);
            case BytesValue(byte[] bytes) -> Literals.bytes(bytes);
            case InstanceValue instance -> instance(instance);
            case HostValue host -> host.repr(in);
            case ClassValue type -> "<class '" + qualified(type) + "'>";
            case ModuleValue module -> "<module '" + module.name() + "'>";
            case NativeFunction function -> "<built-in function " + function.name() + ">";
            case FunctionValue function -> "<function " + function.name() + ">";
            case BoundMethod(Value self, Value function) ->
                "<bound method " + (function instanceof FunctionValue one ? one.name() : "?") + " of " + in.repr(self)
                        + ">";
            case IteratorValue iterator -> "<" + iterator.typeName() + " object>";
            case ListValue _,TupleValue _,SetValue _,DictValue _ -> throw new IllegalStateException();
        };
    }

    public static String whole(BigInteger number, Interpreter in) {
        if (number.bitLength() > 14_284) {
            throw in.raise("ValueError", "Exceeds the limit (4300 digits) for integer string conversion; use "
                    + "sys.set_int_max_str_digits() to increase the limit");
        }
        return number.toString();
    }

    static String qualified(ClassValue type) {
        return type.module().equals("builtins") ? type.name() : type.module() + "." + type.name();
    }

    private String instance(InstanceValue instance) {
        if (!enter(instance, "...")) {
            return "";
        }
        String text = instanceText(instance);
        open.remove(instance);
        return text;
    }

    private String instanceText(InstanceValue instance) {
        Value method = instance.type().find("__repr__");
        if (method != null) {
            return Text.result(method, instance, in);
        }
        if (ExceptionTypes.isException(instance)) {
            String arguments = in.repr(ExceptionTypes.arguments(instance));
            return instance.type().name() + (arguments.endsWith(",)")
                    ? arguments.substring(0, arguments.length() - 2) + ")"
                    : arguments);
        }
        if (instance.payload() instanceof Value payload) {
            return in.repr(payload);
        }
        return "<" + qualified(instance.type()) + " object>";
    }
}
