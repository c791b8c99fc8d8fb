package dev.retort.python.library.collection;

import java.util.List;

import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code collections.deque}: a list behind it, what is too much for {@code maxlen} dropped at the other end. */
public final class Deques {

    public static final ClassValue TYPE = Native.type("deque", "collections", List.of(), Native.methods(
            Methods.method("append value", (self, given, in) -> add(self, List.of(value(given)), false, in)),
            Methods.method("appendleft value", (self, given, in) -> add(self, List.of(value(given)), true, in)),
            Methods.method("extend value", (self, given, in) -> add(self, in.list(value(given)), false, in)),
            Methods.method("extendleft value", (self, given, in) -> add(self, in.list(value(given)), true, in)),
            Methods.method("popleft", (self, given, in) -> {
                List<Value> items = items(self, in);
                if (items.isEmpty()) {
                    throw in.raise("IndexError", "pop from an empty deque");
                }
                return items.removeFirst();
            }),
            Methods.method("pop", (self, given, in) -> {
                List<Value> items = items(self, in);
                if (items.isEmpty()) {
                    throw in.raise("IndexError", "pop from an empty deque");
                }
                return items.removeLast();
            }),
            Methods.method("rotate n?", (self, given, in) -> {
                java.util.Collections.rotate(items(self, in), given.integer("n").map(Plain::clamped).orElse(1));
                return NoneValue.NONE;
            }),
            Methods.method("__repr__", (self, given, in) -> new StringValue("deque("
                    + in.repr(new ListValue(items(self, in))) + (most(self, in) == NoneValue.NONE
                            ? ""
                            : ", maxlen=" + in.repr(most(self, in)))
                    + ")"))),
            Deques::construct);

    private Deques() {}

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("deque", "iterable?", "maxlen?"), in);
        InstanceValue made = Collections.instance(of, new ListValue(List.of()));
        made.attributes().put("maxlen", given.orNone("maxlen"));
        given.value("iterable").ifPresent(source -> add(made, in.list(source), false, in));
        return made;
    }

    private static Value value(BoundArguments given) {
        return given.orNone("value");
    }

    private static List<Value> items(Value self, Interpreter in) {
        if (Plain.of(self) instanceof ListValue list) {
            return list.items();
        }
        throw in.raise("TypeError", "a deque is required, not " + Plain.typeName(self, in));
    }

    private static Value most(Value self, Interpreter in) {
        return in.attribute(self, "maxlen");
    }

    private static Value add(Value self, List<Value> values, boolean left, Interpreter in) {
        List<Value> items = items(self, in);
        java.math.BigInteger most = Plain.whole(most(self, in));
        in.allocate(values.size());
        for (Value value : values) {
            if (left) {
                items.addFirst(value);
            } else {
                items.addLast(value);
            }
            if (most != null && items.size() > Plain.clamped(most)) {
                items.remove(left ? items.size() - 1 : 0);
            }
        }
        return NoneValue.NONE;
    }
}
