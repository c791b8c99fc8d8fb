package dev.retort.python.library.collection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code collections.Counter}. */
public final class Counters {

    public static final ClassValue TYPE = Native.type("Counter", "collections", List.of(BuiltinTypes.DICT),
            Native.methods(
                    Methods.method("__getitem__ key", (self, given, in) -> {
                        Value found = Collections.dict(self, in).get(Operators.hashable(key(given), in));
                        return found == null ? IntValue.of(0) : found;
                    }),
                    Methods.method("most_common n?", (self, given, in) -> {
                        List<Value> rows = new ArrayList<>(sorted(self, in));
                        int most = given.integer("n").map(Plain::clamped).orElse(rows.size());
                        return new ListValue(rows.subList(0, Math.max(0, Math.min(most, rows.size()))));
                    }),
                    Methods.method("elements", (self, given, in) -> elements(self, in)),
                    Methods.method("total",
                            (self, given, in) -> new IntValue(Collections.dict(self, in).entries().stream()
                                    .map(entry -> Plain.integer(entry.value(), in))
                                    .reduce(BigInteger.ZERO, BigInteger::add))),
                    Methods.method("update iterable? **others", (self, given, in) -> counted(self, given, 1, in)),
                    Methods.method("subtract iterable? **others", (self, given, in) -> counted(self, given, -1, in)),
                    Methods.method("copy", (self, given, in) -> Collections.instance(in.type(self),
                            DictMethods.copy(Collections.dict(self, in)))),
                    combined("__add__"), combined("__sub__"), combined("__or__"), combined("__and__"),
                    Methods.method("__repr__", (self, given, in) -> new StringValue(text(self, in)))),
            (of, arguments, in) -> {
                Value made = Collections.instance(of, new DictValue());
                in.call(in.attribute(made, "update"), arguments);
                return made;
            });

    private Counters() {}

    private static Value key(BoundArguments given) {
        return given.orNone("key");
    }

    private static Value counted(Value self, BoundArguments given, int sign, Interpreter in) {
        DictValue counts = Collections.dict(self, in);
        given.value("iterable").ifPresent(source -> {
            if (Plain.of(source) instanceof DictValue other) {
                other.entries().forEach(entry -> add(counts, entry.key(), entry.value(), sign, in));
            } else {
                for (Iterator<Value> values = in.iterator(source); values.hasNext();) {
                    add(counts, values.next(), IntValue.of(1), sign, in);
                }
            }
        });
        given.others().forEach((name, value) -> add(counts, new StringValue(name), value, sign, in));
        return NoneValue.NONE;
    }

    private static void add(DictValue counts, Value key, Value by, int sign, Interpreter in) {
        Value before = counts.get(Operators.hashable(key, in));
        Conversions.put(counts, key, in.binary(sign > 0 ? "+" : "-", before == null ? IntValue.of(0) : before, by), in);
    }

    private static List<Value> sorted(Value self, Interpreter in) {
        return Collections.dict(self, in).entries().stream()
                .sorted(Comparator.comparing((DictValue.Entry entry) -> Plain.integer(entry.value(), in)).reversed())
                .map(entry -> (Value) new TupleValue(List.of(entry.key(), entry.value()))).toList();
    }

    private static Value elements(Value self, Interpreter in) {
        List<Value> all = new ArrayList<>();
        Collections.dict(self, in).entries().forEach(entry -> {
            int times = Math.max(0, Plain.clamped(entry.value(), in));
            in.allocate(times);
            all.addAll(java.util.Collections.nCopies(times, entry.key()));
        });
        return new IteratorValue("chain", all.iterator());
    }

    private static NativeFunction combined(String name) {
        return Methods.method(name + " other", (self, given, in) -> {
            if (!(Plain.of(given.orNone("other")) instanceof DictValue right)) {
                return EllipsisValue.NOT_IMPLEMENTED;
            }
            DictValue left = Collections.dict(self, in);
            DictValue made = new DictValue();
            DictValue keys = DictMethods.copy(left);
            right.entries().forEach(entry -> keys.put(entry.key(), entry.value()));
            keys.entries().forEach(entry -> {
                BigInteger one = count(left, entry.key(), in);
                BigInteger other = count(right, entry.key(), in);
                BigInteger both = switch (name) {
                    case "__add__" -> one.add(other);
                    case "__sub__" -> one.subtract(other);
                    case "__or__" -> one.max(other);
                    default -> one.min(other);
                };
                if (both.signum() > 0) {
                    made.put(entry.key(), new IntValue(both));
                }
            });
            return Collections.instance(in.type(self), made);
        });
    }

    private static BigInteger count(DictValue counts, Value key, Interpreter in) {
        Value found = counts.get(key);
        return found == null ? BigInteger.ZERO : Plain.integer(found, in);
    }

    private static String text(Value self, Interpreter in) {
        DictValue ordered = new DictValue();
        sorted(self, in).forEach(row -> ordered.put(in.item(row, IntValue.of(0)), in.item(row, IntValue.of(1))));
        return ordered.size() == 0 ? "Counter()" : "Counter(" + in.repr(ordered) + ")";
    }

}
